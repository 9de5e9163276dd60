using System.Text.Json.Nodes;

namespace NasCloud.Benchmarks.Searches;

/// <summary>A folder for the searches of one measurement, gone with it.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nascloud-bench-");
    private int _searches;

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Runs a search in a store of its own, and reads what it recorded.</summary>
    public async Task<(ProgramRun Run, SearchRecord Record)> SearchAsync(NasCloudProgram nascloud, JsonObject spec, CancellationToken cancellationToken)
    {
        var store = System.IO.Path.Combine(Path, $"search-{++_searches}");
        var file = store + ".json";
        await File.WriteAllTextAsync(file, spec.ToJsonString(), cancellationToken);
        var run = await nascloud.RunAsync(["search", file, "--plain", "--store", store], cancellationToken);
        return (run, await SearchRecord.ReadOnlyOneAsync(store, cancellationToken));
    }
}
