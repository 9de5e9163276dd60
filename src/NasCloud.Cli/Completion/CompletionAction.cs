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
            parseResult.InvocationConfiguration.Output.WriteLine(settings.Contains(Described) && item.Detail is { Length: > 0 } detail ? $"{item.InsertText ?? item.Label}\t{Line(detail)}" : item.InsertText ?? item.Label);
        return 0;
    }

    private async Task<IEnumerable<CompletionItem>> FindAsync(string text)
    {
        // Whatever the program is called as, its name says nothing of what may follow.
        var line = text.TrimStart();
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
            return [];
        line = line[end..].TrimStart();
        var word = Word(line);
        sources.AddTo(root);
        var parsed = root.Parse(line);
        if (parsed.UnmatchedTokens.Any(token => token != word))
            return [];
        await sources.PrepareAsync(parsed);
        List<CompletionItem> items = [.. parsed.GetCompletions(line.Length).Where(item => (item.InsertText ?? item.Label).StartsWith(word, StringComparison.Ordinal))];
        List<CompletionItem> others = [.. items.Where(item => !IsOption(item))];
        return word.StartsWith('-') || others.Count == 0 ? items.Where(item => item.Label.StartsWith("--", StringComparison.Ordinal)) : others;
    }

    // Help has names as in the Windows of old, too.
    private static bool IsOption(CompletionItem item) => item.Label.StartsWith('-') || item.Label is "/h" or "/?";

    private static string Word(string line) => line[(line.LastIndexOf(' ') + 1)..];

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
