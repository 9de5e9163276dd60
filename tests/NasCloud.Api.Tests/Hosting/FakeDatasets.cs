using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>Knows one data set, <c>grey</c>.</summary>
internal sealed class FakeDatasets : IDatasetDirectory
{
    /// <summary>What a call throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Fault is { } fault ? throw fault : Task.FromResult<IReadOnlyList<string>>(["grey"]);

    public Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        return spec.Name == TestSearch.GreyImages.Name
            ? Task.FromResult(TestSearch.GreyImages)
            : throw new DatasetException(spec.Name, "there is no such data set: expected one of grey");
    }
}
