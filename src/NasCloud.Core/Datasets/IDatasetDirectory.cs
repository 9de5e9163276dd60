using NasCloud.Core.Specs;

namespace NasCloud.Core.Datasets;

/// <summary>The data sets that searches of one host can name. Safe for several threads.</summary>
public interface IDatasetDirectory
{
    /// <summary>The names of those that can be used at once, each once.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What a search must know of the data that a spec names; may read all of it to check it.</summary>
    /// <exception cref="DatasetException">There is no such data set, or it can't be trained on.</exception>
    Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken);
}
