using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>Commands on searches that are in the store.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private const string CurvePoint = """{"epoch":1,"trainingLoss":0.5,"metrics":{"accuracy":0.75},"seconds":2,"learningRate":0.01}""" + "\n";

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task List_OfEmptyStore_SaysSoAndCreatesNothing()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("list"));
        Assert.Contains("no searches in ", _host.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    [Fact]
    public async Task List_OfSearches_ShowsStateTrialsAndBest()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());

        await _host.RunAsync("list");

        Assert.Matches(@"cells-[0-9a-f]{4} +completed +6 +accuracy \d\.\d{4} +now", _host.Output);
    }

    [Fact]
    public async Task List_OfSearchWhoseProcessDied_ShowsItAsInterrupted()
    {
        await CreateAsync("dead-0001", SearchState.Searching);

        await _host.RunAsync("list");

        Assert.Matches("dead-0001 +interrupted", _host.Output);
    }

    [Fact]
    public async Task List_OfDamagedSearch_ShowsTheOthersToo()
    {
        await CreateAsync("good-0001", SearchState.Paused);
        await _host.Store.Store.CreateAsync(SearchPaths.Manifest(new SearchId("bad-0001")), "{"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("list"));
        Assert.Matches("bad-0001 +unreadable", _host.Output);
        Assert.Matches("good-0001 +paused", _host.Output);
    }

    [Fact]
    public async Task List_OfFoldersThatAreNoSearches_PassesThemOver()
    {
        await CreateAsync("good-0001", SearchState.Paused);
        Directory.CreateDirectory(Path.Combine(_host.Folder, StorePlace.DefaultFolder, SearchPaths.Searches, "Copy of good-0001"));

        Assert.Equal(ExitCode.Success, await _host.RunAsync("list"));
        Assert.Contains("good-0001", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Copy", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AsJson_IsAnArray()
    {
        await CreateAsync("one-0001", SearchState.Paused);

        await _host.RunAsync("list", "--json");

        var only = Assert.Single(JsonNode.Parse(_host.Output)!.AsArray())!;
        Assert.Equal("one-0001", (string?)only["id"]);
        Assert.Equal("paused", (string?)only["state"]);
    }

    [Fact]
    public async Task Show_AsJson_HasLeaderboardAndResult()
    {
        await _host.RunAsync("search", _host.WriteTableSpec(), "--json", "--name", "shown");
        var begin = _host.Output.Length;

        await _host.RunAsync("show", "shown", "--json");

        var json = JsonNode.Parse(_host.Output[begin..])!;
        var accuracies = json["leaderboard"]!.AsArray().Select(trial => (double)trial!["score"]!["metrics"]!["accuracy"]!).ToList();
        Assert.Equal(6, accuracies.Count);
        Assert.Equal(accuracies.OrderDescending(), accuracies);
        Assert.Equal((int)json["leaderboard"]![0]!["trial"]!["number"]!, (int)json["result"]!["winner"]!["number"]!);
    }

    [Fact]
    public async Task Show_OfTrial_ShowsItsNetwork()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());

        Assert.Equal(ExitCode.Success, await _host.RunAsync("show", "cells", "--trial", "1"));
        Assert.Contains("global average pooling", _host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("show", "cells", "--trial", "99"));
        Assert.Contains("it has trials 1 to 6", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_LogOfTrial_ShowsWhatTrainersTold()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        await _host.Store.Store.CreateAsync(SearchPaths.Log(id, 2, 1), "told of [trial 2]\n"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("show", "cells", "--trial", "2", "--log"));
        Assert.Contains("told of [trial 2]\n", _host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await _host.RunAsync("show", "cells", "--trial", "1", "--log"));
        Assert.Contains("Trial 1 has no log", _host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("show", "cells", "--trial", "99", "--log"));
        Assert.NotEqual(ExitCode.Success, await _host.RunAsync("show", "cells", "--log"));
        Assert.Contains("--log needs --trial N", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfTrialAsJson_HasScoreCurveAndNetwork()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        await WriteCurveAsync(id, 2, CurvePoint);
        var begin = _host.Output.Length;

        Assert.Equal(ExitCode.Success, await _host.RunAsync("show", "cells", "--trial", "2", "--json"));

        var json = JsonNode.Parse(_host.Output[begin..])!;
        Assert.Equal(2, (int)json["trial"]!["number"]!);
        Assert.Equal("succeeded", (string?)json["score"]!["outcome"]);
        Assert.Equal(0.75, (double)json["curve"]![0]!["metrics"]!["accuracy"]!);
        Assert.Equal([3, 32, 32], json["architecture"]!["input"]!.AsArray().Select(size => (int)size!));
    }

    [Fact]
    public async Task Show_OfTrialWithDamagedCurve_NamesFileAndLine()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        await WriteCurveAsync(id, 2, CurvePoint + "\0\0\0\n");

        Assert.Equal(ExitCode.Failure, await _host.RunAsync("show", "cells", "--trial", "2"));
        Assert.Contains($"{SearchPaths.Curve(id, 2)}, line 2 is damaged", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAmbiguousBeginning_NamesTheSearches()
    {
        await CreateAsync("same-0001", SearchState.Paused);
        await CreateAsync("same-0002", SearchState.Paused);

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("show", "same"));
        Assert.Contains("same-0001, same-0002", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfFullIdThatBeginsAnother_ShowsTheExactOne()
    {
        await CreateAsync("same", SearchState.Paused);
        await CreateAsync("same-0002", SearchState.Paused);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("show", "same"));
        Assert.StartsWith("same  paused", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_OfSearchThatDoesNotRun_SaysWhereItStands()
    {
        await CreateAsync("still-0001", SearchState.Paused);

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("pause", "still"));
        Assert.Contains("still-0001 does not run: it is paused", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_OfSearchThatRuns_WritesTheWishAndWaits()
    {
        var id = await CreateAsync("runs-0001", SearchState.Searching);
        var lease = await _host.Store.Store.TryLeaseAsync(SearchPaths.Manifest(id), TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var pausing = _host.RunAsync("pause", "runs");
        while (await _host.Store.ReadWishAsync(id, TestContext.Current.CancellationToken) != ControlWish.Pause)
            await Task.Yield();
        Assert.False(pausing.IsCompleted);
        await lease!.DisposeAsync();

        Assert.Equal(ExitCode.Success, await pausing);
        Assert.Contains("paused; go on with 'nascloud resume runs-0001'", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfPausedSearch_EndsItForGood()
    {
        var id = await CreateAsync("cells-0001", SearchState.Paused);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("cancel", "cells"));
        Assert.Equal(SearchState.Cancelled, (await _host.Store.ReadStatusAsync(id, TestContext.Current.CancellationToken))!.State);
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("cancel", "cells"));
        Assert.Contains("has ended already: it is cancelled", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_OfEnvironment_IsUsed()
    {
        _host.Variables["NASCLOUD_STORE"] = "from-environment";

        await _host.RunAsync("search", _host.WriteTableSpec());

        Assert.True(Directory.Exists(Path.Combine(_host.Folder, "from-environment", "searches")));
    }

    private async Task WriteCurveAsync(SearchId id, int trial, string lines) =>
        Assert.True(await _host.Store.Store.AppendAsync(SearchPaths.Curve(id, trial), Encoding.UTF8.GetBytes(lines), 0, TestContext.Current.CancellationToken));

    private async Task<SearchId> CreateAsync(string id, SearchState state)
    {
        TestSearch.WriteTable(Path.Combine(_host.Folder, "cells.csv"));
        var manifest = TestSearch.Create(id: id, table: Path.Combine(_host.Folder, "cells.csv"));
        Assert.True(await _host.Store.CreateAsync(manifest, TestContext.Current.CancellationToken));
        await _host.Store.WriteStatusAsync(manifest.Id, new SearchStatus(state, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        return manifest.Id;
    }
}
