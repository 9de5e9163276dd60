using NasCloud.Core.Searches;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Tests.Storage;
using NasCloud.Testing.Searches;

[assembly: AssemblyFixture(typeof(NasCloud.Local.Tests.Hosting.TableFixture))]

namespace NasCloud.Local.Tests.Hosting;

/// <summary>One table of all cells, read once, for the searches of all tests.</summary>
public sealed class TableFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TableFixture() => TestSearch.WriteTable(Path);

    public TableEstimator Estimator { get; } = new();

    private string Path => _folder["table.csv"];

    /// <summary>A search over the table.</summary>
    public SearchManifest Search(
        int trials = 30,
        string strategy = "\"random\"",
        string fidelity = """{ "name": "full", "epochs": 1 }""",
        int parallelism = 1,
        string more = "",
        string id = "test") =>
        TestSearch.Create($$"""{ "trials": {{trials}} }""", strategy, fidelity, Path.Replace('\\', '/'), $", \"parallelism\": {parallelism}{more}", id);

    public void Dispose() => _folder.Dispose();
}
