using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;

namespace NasCloud.Cli.Completion;

/// <summary>Answers shells that ask what a command line may go on with: <c>nascloud '[suggest:POSITION]' 'COMMAND LINE'</c>.</summary>
/// <remarks>
/// A candidate a line. With <c>[suggest:POSITION:described]</c> a tab and what it is follow it, for shells that show such. Options are
/// offered once a dash is typed, or where nothing else could come.
/// </remarks>
internal sealed class CompletionAction(RootCommand root, CompletionSources sources) : AsynchronousCommandLineAction
{
    private const string Described = "described";

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        var directive = root.Directives.OfType<SuggestDirective>().Single();
        var settings = (parseResult.GetResult(directive)?.Values is [var value, ..] ? value : "").Split(':');
        var text = parseResult.UnmatchedTokens.Concat(parseResult.CommandResult.Tokens.Select(token => token.Value)).LastOrDefault() ?? "";
        var position = int.TryParse(settings[0], out var known) ? Math.Clamp(known, 0, text.Length) : text.Length;
        foreach (var item in await FindAsync(text[..position]))
            parseResult.InvocationConfiguration.Output.WriteLine(settings.Contains(Described) ? string.Join('\t', item) : item[0]);
        return 0;
    }

    private async Task<IEnumerable<string[]>> FindAsync(string text)
    {
        // Whatever the program is called as, its name says nothing of what may follow.
        var line = text.TrimStart();
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
            return [];
        line = line[end..].TrimStart();
        var word = line[(line.LastIndexOf(' ') + 1)..];
        // An option and its value in one word.
        var given = word.StartsWith("--", StringComparison.Ordinal) ? word[..(word.IndexOf('=', StringComparison.Ordinal) + 1)] : "";
        var items = given.Length == 0 ? await FindAsync(line, word) : await FindAsync($"{line[..^word.Length]}{given[..^1]} {word[given.Length..]}", word[given.Length..]);
        return items.Select(item => item.Detail is { Length: > 0 } detail ? new[] { given + Text(item), detail.ReplaceLineEndings(" ") } : [given + Text(item)]);
    }

    private async Task<IEnumerable<CompletionItem>> FindAsync(string line, string word)
    {
        sources.AddTo(root);
        var parsed = root.Parse(line);
        if (parsed.UnmatchedTokens.Any(token => token != word))
            return [];
        await sources.PrepareAsync(parsed);
        List<CompletionItem> items = [.. parsed.GetCompletions(line.Length).Where(item => Text(item).StartsWith(word, StringComparison.Ordinal))];
        List<CompletionItem> others = [.. items.Where(item => !IsOption(item))];
        return word.StartsWith('-') || others.Count == 0 ? items.Where(item => item.Label.StartsWith("--", StringComparison.Ordinal)) : others;
    }

    private static string Text(CompletionItem item) => item.InsertText ?? item.Label;

    // Help has names as in the Windows of old, too.
    private static bool IsOption(CompletionItem item) => item.Label.StartsWith('-') || item.Label is "/h" or "/?";
}
