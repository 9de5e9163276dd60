using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Datasets;

/// <summary>Finds data sets: built in, in a shared folder of data, or in the user's own folder of data sets.</summary>
/// <param name="sharedFolder">A folder with one folder a data set that is already there, usually the value of <see cref="SharedFolderVariable"/>; null for none.</param>
/// <param name="datasetFolder">Where downloads go: one folder a data set.</param>
public sealed class DatasetCatalog(string? sharedFolder, string datasetFolder = DatasetCatalog.DefaultFolder)
{
    /// <summary>The environment variable that names the shared folder of data.</summary>
    public const string SharedFolderVariable = "NASCLOUD_DATA";

    /// <summary>Where downloaded data sets lie unless the host says otherwise, relative to the working folder.</summary>
    public const string DefaultFolder = ".nascloud/datasets";

    /// <summary>Finds the data set a spec names: its path, if it has one; else built in; else in the shared folder; else among the downloads.</summary>
    /// <remarks>Looks at file names only.</remarks>
    /// <exception cref="DatasetException">It is in none of these places, or what is there is in no known format.</exception>
    public Task<IDatasetSource> OpenAsync(DatasetSpec spec, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException($"{sharedFolder} {datasetFolder}");
}
