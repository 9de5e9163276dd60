using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NasCloud.Infra.Tests;

/// <summary>The files that a deployment starts from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    public static bool HasProject(string name) => File.Exists(ProjectFile(name));

    /// <summary>The project and all that it references, directly or not, in alphabetical order.</summary>
    public static IReadOnlyList<string> ProjectsBehind(string name)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([name]);
        while (open.TryDequeue(out var project))
        {
            if (found.Add(project))
                References(project).ToList().ForEach(open.Enqueue);
        }

        return [.. found];
    }

    /// <summary>The first match's first group, for files that no parser at hand reads.</summary>
    public static string Find(string text, string pattern)
    {
        var match = Regex.Match(text, pattern, RegexOptions.Multiline);
        Assert.True(match.Success, $"'{pattern}' is nowhere in:\n{text}");
        return match.Groups[1].Value;
    }

    private static string ProjectFile(string name) => PathOf("src", name, name + ".csproj");

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(ProjectFile(project))
            .Descendants("ProjectReference")
            .Select(item => Path.GetFileNameWithoutExtension(((string)item.Attribute("Include")!).Replace('\\', '/')));

    private static string FindRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
