using NasCloud.Cli.Completion;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

public sealed class CompletionCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("nascloud sh", "show")]
    [InlineData("nascloud dataset ", "export get info list upload")]
    [InlineData("nascloud validate --s", "--server --set --storage --store")]
    [InlineData("nascloud spaces nas-bench", "nas-bench-101 nas-bench-201")]
    [InlineData("nascloud strategies regularized", "regularized-evolution")]
    [InlineData("nascloud benchmark --strategies random,regularized", "random,regularized-evolution")]
    [InlineData("nascloud benchmark --space nas-bench-2", "nas-bench-201")]
    [InlineData("nascloud dataset get fashion", "fashion-mnist")]
    [InlineData("nascloud search --data gl", "glyphs")]
    [InlineData("nascloud search --data=gl", "--data=glyphs")]
    [InlineData("nascloud completion z", "zsh")]
    [InlineData("nascloud validate spec.json --set final.useV", "final.useValidationData=")]
    [InlineData("nascloud search spec.json --set budget.w", "budget.wallClock=")]
    [InlineData("nascloud validate --set=objectives[0].goal=m", "--set=objectives[0].goal=maximize --set=objectives[0].goal=minimize")]
    [InlineData("nascloud search --set strategy=hyperband --set strategy", "strategy. strategy=")]
    [InlineData("/usr/bin/nascloud doc", "doctor")]
    [InlineData("nascloud bogus ", "")]
    [InlineData("nascloud show 'unended", "")]
    public async Task Suggest_OfACommandLine_ListsWhatMayFollow(string line, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await SuggestAsync(line));

    [Fact]
    public async Task Suggest_OfASearch_ListsThoseOfTheStore()
    {
        foreach (var id in new[] { "cells-0001", "cells-0002", "other-0001" })
            await _host.Store.CreateAsync(TestSearch.Create(id: id), TestContext.Current.CancellationToken);

        Assert.Equal(["cells-0001", "cells-0002"], await SuggestAsync("nascloud show c"));
        Assert.Equal(["other-0001"], await SuggestAsync("nascloud compare cells-0001 o"));
        Assert.Empty(await SuggestAsync("nascloud watch c --store elsewhere c"));
    }

    [Fact]
    public async Task Suggest_OfAnOverride_ListsTheKeysOfWhatTheSpecNames()
    {
        _host.WriteSpec("""{ "strategy": "regularized-evolution" /* by age */ }""");

        Assert.Equal(["strategy.sample="], await SuggestAsync("nascloud search spec.json --set strategy.s"));
        Assert.Empty(await SuggestAsync("nascloud search spec.json --set strategy=random --set strategy.s"));
        Assert.NotEmpty(await SuggestAsync("nascloud search none.json --set strategy.s"));
        Assert.Contains("budget.", await SuggestAsync("nascloud search spec.json --set "));
        Assert.DoesNotContain("strategy.sample=", await SuggestAsync("nascloud search spec.json --set seed=1 --store "));
    }

    [Fact]
    public async Task Suggest_OfAFile_ListsFoldersAndFilesThatFit()
    {
        Directory.CreateDirectory(Path.Combine(_host.Folder, "specs"));
        foreach (var file in new[] { "spec.json", "spec.txt", ".spec.json", "specs/other.json" })
            File.WriteAllText(Path.Combine(_host.Folder, file), "");

        Assert.Equal(["spec.json", "specs/"], await SuggestAsync("nascloud search sp"));
        Assert.Equal(["specs/other.json"], await SuggestAsync("nascloud validate specs/"));
        Assert.Equal([".spec.json"], await SuggestAsync("nascloud validate .s"));
    }

    [Fact]
    public async Task Suggest_BeforeTheEndOfTheLine_CompletesWhatStandsThere()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("[suggest:11]", "nascloud stthing --json"));

        Assert.Equal(["stop", "strategies"], _host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Suggest_Described_TellsWhatEachIs()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("[suggest:13:described]", "nascloud pause"));

        Assert.StartsWith("pause\tPause a search", _host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -F _nascloud nascloud")]
    [InlineData("zsh", "compdef _nascloud nascloud")]
    [InlineData("fish", "complete -c nascloud")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_OfAShell_WritesItsScript(string shell, string expected)
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("completion", shell));
        Assert.Contains(expected, _host.Output, StringComparison.Ordinal);
        Assert.Equal(4, CompletionScripts.All.Count);
    }

    private async Task<string[]> SuggestAsync(string line)
    {
        var begin = _host.Output.Length;
        Assert.Equal(ExitCode.Success, await _host.RunAsync($"[suggest:{line.Length}]", line));
        return _host.Output[begin..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
