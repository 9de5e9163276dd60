using System.Text.RegularExpressions;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>A command line of <c>nascloud</c> that stands in a document.</summary>
/// <param name="Place">The document and the line.</param>
/// <param name="Arguments">What follows <c>nascloud</c>.</param>
internal sealed partial record DocumentedCommand(string Place, IReadOnlyList<string> Arguments)
{
    private static readonly string[] FromAClone = ["dotnet", "run"];

    /// <summary>The command line, the same wherever it stands.</summary>
    public string Text => string.Join(' ', Arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"'{argument}'" : argument));

    /// <summary>All of them, in the order of the documents.</summary>
    public static IEnumerable<DocumentedCommand> All() => Documents().SelectMany(document => In(document.Name, File.ReadAllLines(document.Path)));

    /// <summary>Those of a document's fenced blocks, without those of blocks in a language.</summary>
    public static IEnumerable<DocumentedCommand> In(string name, IReadOnlyList<string> lines)
    {
        var (isFenced, isShell, begun) = (false, false, "");
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index].Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                (isFenced, isShell) = (!isFenced, !isFenced && line is "```" or "```sh" or "```bash" or "```console");
                continue;
            }

            if (!isShell)
                continue;
            begun += line.TrimEnd('\\');
            if (line.EndsWith('\\'))
                continue;
            if (Read(begun) is { } arguments)
                yield return new($"{name}:{index + 1}", arguments);
            begun = "";
        }
    }

    private static IReadOnlyList<string>? Read(string line)
    {
        string[] words = [.. ShellLine.Words(line).SkipWhile(word => Assignment().IsMatch(word))];
        if (words is ["nascloud", .. var arguments])
            return arguments;
        var isClone = words.Take(2).SequenceEqual(FromAClone) && words.Contains("src/NasCloud.Cli");
        return isClone ? [.. words.SkipWhile(word => word != "--").Skip(1)] : null;
    }

    private static IEnumerable<(string Name, string Path)> Documents()
    {
        var root = Root();
        string[] single = ["README.md", "examples/README.md", "src/NasCloud.Cli/README.md"];
        var docs = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);
        return single.Concat(docs).Select(name => (name, Path.Combine(root, name)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NasCloud.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^[A-Z_]+=")]
    private static partial Regex Assignment();
}
