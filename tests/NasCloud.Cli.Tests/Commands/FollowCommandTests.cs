using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>Searches that another process drives: <c>watch</c> and <c>stop</c>.</summary>
public sealed class FollowCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Watch_OfSearchThatRuns_TellsWhatHappensUntilItsEnd()
    {
        var id = await WriteAsync(SearchState.Searching);
        await using var driver = await DriveAsync(id);
        var watching = _host.RunAsync("watch", "test", "--plain");
        while (!_host.Output.Contains("watching test-0001", StringComparison.Ordinal))
            await Task.Yield();
        Assert.False(watching.IsCompleted);
        await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch, EndReason.Trials), Test);

        Assert.Equal(ExitCode.Success, await watching);
        Assert.Contains("test-0001  completed: all trials of the budget are used", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_UntilCtrlC_LeavesTheSearchAsItIs()
    {
        var id = await WriteAsync(SearchState.Searching);
        await using var driver = await DriveAsync(id);
        var watching = _host.RunAsync("watch", "test", "--json");
        while (_host.Output.Length == 0)
            await Task.Yield();
        _host.Stop.Press();

        Assert.Equal(ExitCode.Paused, await watching);
        Assert.Equal("watching", (string?)JsonNode.Parse(_host.Output.Split('\n')[0])!["event"]);
        Assert.Contains("no longer watching; test-0001 goes on", _host.Errors, StringComparison.Ordinal);
        Assert.Equal(ControlWish.Run, await _host.Store.ReadWishAsync(id, Test));
    }

    [Theory]
    [InlineData(SearchState.Paused, ExitCode.Paused)]
    [InlineData(SearchState.Cancelled, ExitCode.Failure)]
    public async Task Watch_OfSearchThatStandsStill_ShowsWhereItStands(SearchState state, int exitCode)
    {
        await WriteAsync(state);

        Assert.Equal(exitCode, await _host.RunAsync("watch", "test"));
        Assert.StartsWith($"test-0001  {state}", _host.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Watch_OnATerminal_RedrawsAndLeavesTheResult()
    {
        await WriteAsync(SearchState.Searching);
        var id = new SearchId("test-0001");
        await using var driver = await DriveAsync(id);
        _host.IsTerminal = true;
        var watching = _host.RunAsync("watch", "test");
        while (!_host.Output.Contains("Ctrl+C ends the watching", StringComparison.Ordinal))
            await Task.Yield();
        await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch, EndReason.Trials), Test);

        Assert.Equal(ExitCode.Success, await watching);
    }

    [Fact]
    public async Task Stop_OfSearchThatRuns_EndsItAndWatches()
    {
        var id = await WriteAsync(SearchState.Searching);
        await using var driver = await DriveAsync(id);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("stop", "test", "--no-wait"));
        Assert.Contains("test-0001 tries no more networks and trains its winner", _host.Output, StringComparison.Ordinal);

        var stopping = _host.RunAsync("stop", "test", "--plain");
        await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch, EndReason.Stopped), Test);
        Assert.Equal(ExitCode.Success, await stopping);
        Assert.Contains("completed: stopped by its user", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OfPausedSearch_DrivesItToItsEnd()
    {
        var id = await WriteAsync(SearchState.Paused);
        await _host.Store.WriteWishAsync(id, ControlWish.Pause, Test);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("stop", "test"));

        var status = await _host.Store.ReadStatusAsync(id, Test);
        Assert.Equal((SearchState.Completed, EndReason.Stopped), (status!.State, status.Reason));
        Assert.Equal(2, (int)JsonNode.Parse((await _host.Store.Store.ReadAsync(SearchPaths.ResultFile(id, "best.json"), Test))!.Content.Span)!["winner"]!["number"]!);
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("stop", "test"));
        Assert.Contains("test-0001 has ended already: it is completed.", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OfSearchThatFoundNothing_SaysWhatToDo()
    {
        await StoredSearch.WriteAsync(_host.Store, Snapshots.Create(trials: [Snapshots.Pending(1)]));

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("stop", "test"));
        Assert.Contains("there is no winner to train. Stop it later, or end it with 'nascloud cancel test-0001'.", _host.Errors, StringComparison.Ordinal);
    }

    private async Task<SearchId> WriteAsync(SearchState state)
    {
        var snapshot = Snapshots.Create(state, trials: [Snapshots.Done(1, 0.8), Snapshots.Done(2, 0.9), Snapshots.Pending(3)]);
        await StoredSearch.WriteAsync(_host.Store, snapshot);
        return snapshot.Manifest.Id;
    }

    private async Task<ILease> DriveAsync(SearchId id) => (await _host.Store.Store.TryLeaseAsync(SearchPaths.Manifest(id), TimeSpan.FromMinutes(1), Test))!;
}
