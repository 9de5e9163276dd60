namespace NasCloud.Core.Tests;

/// <summary>The files of the repository that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>The path of a file, by the names of the folders on the way to it and its own.</summary>
    public static string File(params string[] names) => Path.Combine([Root(), .. names]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "NasCloud.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
