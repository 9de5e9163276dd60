namespace NasCloud.Cli.Tests.Documentation;

/// <summary>The pages that users read.</summary>
internal static class Documents
{
    private static readonly string[] Single = ["README.md", "CONTRIBUTING.md", "examples/README.md", "src/NasCloud.Cli/README.md"];

    /// <summary>Each with its name in the repository and its path.</summary>
    public static IEnumerable<(string Name, string Path)> All()
    {
        var root = Root();
        var docs = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);
        return Single.Concat(docs).Select(name => (name, Path.Combine(root, name)));
    }

    /// <summary>The folder of the sources.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NasCloud.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
