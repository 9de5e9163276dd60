namespace NasCloud.Core.Tests;

/// <summary>The files of the repository that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>The path of a file, by the names of the folders on the way to it and its own.</summary>
    public static string File(params string[] names) => Path.Combine([Root(), .. names]);

    /// <summary>Fails unless a page of docs/ shows a file as it stands, and it is short enough to be read.</summary>
    public static void AssertShown(string page, string file)
    {
        var code = System.IO.File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.Contains($"```csharp\n{code.TrimEnd()}\n```", System.IO.File.ReadAllText(File("docs", page)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.InRange(code.Split('\n').Length, 1, 60);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "NasCloud.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
