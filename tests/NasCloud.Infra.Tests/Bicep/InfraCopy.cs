namespace NasCloud.Infra.Tests.Bicep;

/// <summary>A copy of infra/: the compiler writes its results beside what it reads.</summary>
internal sealed class InfraCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-test-").FullName;

    public InfraCopy()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("infra")))
            File.Copy(path, this[Path.GetFileName(path)]);
    }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Names of files that match, in alphabetical order.</summary>
    public IEnumerable<string> Names(string pattern) =>
        Directory.EnumerateFiles(_folder, pattern).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>Runs the compiler in the copy.</summary>
    public Task<BicepRun> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        BicepCompiler.RunAsync(_folder, variables, arguments);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
