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
    public static IEnumerable<DocumentedCommand> All() => Documents.All().SelectMany(document => In(document.Name, File.ReadAllLines(document.Path)));

    /// <summary>All words of the documents that begin with two dashes.</summary>
    public static HashSet<string> Options() => [.. Documents.All().SelectMany(document => Option().Matches(File.ReadAllText(document.Path)).Select(match => match.Value))];

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

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"^[A-Z_]+=")]
    private static partial Regex Assignment();
}
