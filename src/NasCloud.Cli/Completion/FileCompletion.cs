namespace NasCloud.Cli.Completion;

/// <summary>Files and folders that a path may go on to.</summary>
internal static class FileCompletion
{
    private const string Home = "~/";

    /// <summary>Those that are there, folders with a slash at the end; hidden ones once a dot is typed.</summary>
    /// <param name="word">What is typed of the path.</param>
    /// <param name="folder">Where relative paths start.</param>
    /// <param name="home">What <c>~</c> stands for; null where nothing says.</param>
    /// <param name="endings">The endings of files to show, such as <c>.json</c>; none for all.</param>
    public static IEnumerable<string> Find(string word, string folder, string? home, IReadOnlyList<string> endings)
    {
        var given = word[..(word.LastIndexOf('/') + 1)];
        var place = given.StartsWith(Home, StringComparison.Ordinal) && home is not null ? Path.Combine(home, given[Home.Length..]) : Path.GetFullPath(given.Length == 0 ? "." : given, folder);
        var name = word[given.Length..];
        return Entries(place)
            .Where(entry => Path.GetFileName(entry.Path).StartsWith(name, StringComparison.Ordinal) && (name.StartsWith('.') || !Path.GetFileName(entry.Path).StartsWith('.')))
            .Where(entry => entry.IsFolder || endings.Count == 0 || endings.Contains(Path.GetExtension(entry.Path), StringComparer.OrdinalIgnoreCase))
            .Select(entry => $"{given}{Path.GetFileName(entry.Path)}{(entry.IsFolder ? "/" : "")}")
            .Order(StringComparer.Ordinal);
    }

    private static List<(string Path, bool IsFolder)> Entries(string place)
    {
        try
        {
            return Directory.Exists(place) ? [.. Directory.EnumerateFileSystemEntries(place).Select(path => (path, Directory.Exists(path)))] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
