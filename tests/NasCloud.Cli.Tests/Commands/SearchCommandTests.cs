using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Workflows;
using NasCloud.Local.Hosting;

namespace NasCloud.Cli.Tests.Commands;

public sealed class SearchCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Search_OverATable_EndsWithAWinner()
    {
        var exitCode = await _host.RunAsync("search", _host.WriteTableSpec());

        Assert.True(exitCode == ExitCode.Success, _host.Errors);
        Assert.Matches("created cells-[0-9a-f]{4} \\(table · nas-bench-201 · random · full\\)", _host.Output);
        Assert.Contains("best so far", _host.Output, StringComparison.Ordinal);
        Assert.Contains("completed: all trials of the budget are used", _host.Output, StringComparison.Ordinal);
        Assert.Matches("winner +#\\d of 6 trials", _host.Output);
    }

    [Fact]
    public async Task Search_AsJson_WritesAnObjectALineAndTheResultLast()
    {
        var exitCode = await _host.RunAsync("search", _host.WriteTableSpec(), "--json");

        var lines = _host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal("created", (string?)lines[0]["event"]);
        Assert.Equal(6, lines.Count(line => (string?)line["event"] == "trial"));
        Assert.Equal("result", (string?)lines[^1]["event"]);
        Assert.Equal("completed", (string?)lines[^1]["state"]);
        Assert.Equal(6, (int)lines[^1]["result"]!["trials"]!);
    }

    [Fact]
    public async Task Search_OnATerminal_EndsWithTheResultAndNoLogLines()
    {
        _host.IsTerminal = true;

        await _host.RunAsync("search", _host.WriteTableSpec());

        Assert.Matches("winner +#\\d of 6 trials", _host.Output);
        Assert.DoesNotContain("trial 1  ", _host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("search", "spec.json", "--data", "photos")]
    public async Task Search_NeitherSpecNorDataOrBoth_SaysWhatIsExpected(params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(arguments));

        Assert.Contains("Name either a SPEC, such as examples/quickstart.json, or data of your own: --data PLACE.", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfDataThatIsNotThere_StartsNothing()
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("search", "--data", "photos.zip"));

        Assert.Contains("photos.zip: there is no such file or folder", _host.Errors, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
    }

    [Fact]
    public async Task Search_WithChangesOnTheCommandLine_UsesThem()
    {
        await _host.RunAsync("search", _host.WriteTableSpec(), "--set", "budget.trials=2", "--name", "short");

        Assert.Matches("created short-[0-9a-f]{4}", _host.Output);
        Assert.Contains("of 2 trials", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfInvalidSpec_StartsNothing()
    {
        var exitCode = await _host.RunAsync("search", _host.WriteSpec("""{ "schemaVersion": 1 }"""));

        Assert.Equal(ExitCode.Invalid, exitCode);
        Assert.Contains("budget is missing", _host.Errors, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder)));
    }

    [Fact]
    public async Task Search_OfMissingTable_StartsNothing()
    {
        var spec = _host.WriteTableSpec();
        File.Delete(Path.Combine(_host.Folder, "cells.csv"));

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("search", spec));
        Assert.Contains("estimator.path is ", _host.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder)));
    }

    [Theory]
    [InlineData("search")]
    [InlineData("validate")]
    public async Task SearchAndValidate_OfTableWithoutTheColumn_StartNothing(string command)
    {
        var exitCode = await _host.RunAsync(command, _host.WriteTableSpec(), "--set", "estimator.metrics.accuracy=acc");

        Assert.Equal(ExitCode.Invalid, exitCode);
        Assert.Contains("has no column 'acc': it has ops, accuracy", _host.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder)));
    }

    [Theory]
    [InlineData("search")]
    [InlineData("validate")]
    public async Task SearchAndValidate_OfCudaInABuildWithout_StartNothing(string command)
    {
        if (DeviceCheck.BackendOfThisBuild == "cuda")
            Assert.Skip("This build has CUDA.");
        var spec = _host.WriteSpec("""{ "schemaVersion": 1, "dataset": "glyphs", "space": "chain", "training": { "device": "cuda" }, "budget": { "trials": 1 } }""");

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(command, spec));
        Assert.StartsWith("error: training.device is cuda: this build of nascloud computes on processors alone", _host.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder)));
    }

    [Fact]
    public async Task Search_OfMissingData_StartsNothing()
    {
        var spec = _host.WriteSpec("""{ "schemaVersion": 1, "dataset": "no-such-data", "space": "chain", "budget": { "trials": 1 } }""");

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("search", spec));
        Assert.Contains("no-such-data: there is no such data set", _host.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_host.Folder, StorePlace.DefaultFolder)));
    }

    [Fact]
    public async Task Search_StoppedByTheUser_PausesAndTellsHowToGoOn()
    {
        _host.Drivers = _ => new FakeDriver(async (id, pause) =>
        {
            _host.Stop.Press();
            await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), CancellationToken.None);
            Assert.True(pause.IsCancellationRequested);
            return SearchState.Paused;
        });

        var exitCode = await _host.RunAsync("search", _host.WriteTableSpec());

        Assert.Equal(ExitCode.Paused, exitCode);
        Assert.Matches("nascloud resume cells-[0-9a-f]{4}", _host.Output);
    }

    [Fact]
    public async Task Search_InAStoreOfItsOwn_TellsHowToGoOnThere()
    {
        _host.Drivers = opened => new FakeDriver(async (id, _) =>
        {
            var store = opened.Repository;
            await store.WriteStatusAsync(id, new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), CancellationToken.None);
            return SearchState.Paused;
        });

        await _host.RunAsync("search", _host.WriteTableSpec(), "--store", "elsewhere");

        Assert.Matches("nascloud resume cells-[0-9a-f]{4} --store elsewhere", _host.Output);
        Assert.True(Directory.Exists(Path.Combine(_host.Folder, "elsewhere")));
    }

    [Fact]
    public async Task Search_ThatFails_ShowsTheProblem()
    {
        _host.Drivers = _ => new FakeDriver(async (id, _) =>
        {
            var status = new SearchStatus(SearchState.Failed, DateTimeOffset.UnixEpoch, Problem: "Trainers can't be started.");
            await _host.Store.WriteStatusAsync(id, status, CancellationToken.None);
            return SearchState.Failed;
        });

        Assert.Equal(ExitCode.Failure, await _host.RunAsync("search", _host.WriteTableSpec()));
        Assert.Contains("Trainers can't be started.", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_OfSearchDrivenElsewhere_IsBusy()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());
        var id = await _host.Store.ListAsync(CancellationToken.None).FirstAsync(TestContext.Current.CancellationToken);
        await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Searching, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        _host.Drivers = _ => new FakeDriver((busy, _) => Task.FromException<SearchState>(new SearchBusyException(busy)));

        Assert.Equal(ExitCode.Busy, await _host.RunAsync("resume", "cells"));
        Assert.Contains("driven by another process", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_OfPausedSearch_GoesOnToItsEnd()
    {
        var host = _host.Drivers;
        _host.Drivers = _ => new FakeDriver(async (id, _) =>
        {
            await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), CancellationToken.None);
            return SearchState.Paused;
        });
        await _host.RunAsync("search", _host.WriteTableSpec());
        _host.Drivers = host;

        Assert.Equal(ExitCode.Success, await _host.RunAsync("resume", "cells"));
        Assert.Matches("resuming cells-[0-9a-f]{4}", _host.Output);
        Assert.Matches("winner +#\\d of 6 trials", _host.Output);
    }

    [Fact]
    public async Task Resume_DataThatChanged_IsRefusedUntilTheDataOfThenAreBack()
    {
        var driven = 0;
        _host.Drivers = _ => new FakeDriver(async (id, _) =>
        {
            driven++;
            await _host.Store.WriteStatusAsync(id, new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), CancellationToken.None);
            return SearchState.Paused;
        });
        var rows = Path.Combine(_host.Folder, "rows.csv");
        var then = "x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => FormattableString.Invariant($"{row},{row / 7.0}\n")));
        await File.WriteAllTextAsync(rows, then, TestContext.Current.CancellationToken);
        var spec = _host.WriteSpec("""
            { "schemaVersion": 1, "name": "rows", "dataset": { "name": "rows", "path": "rows.csv", "target": "y" }, "space": "mlp",
              "strategy": "random", "objectives": ["rmse"], "budget": { "trials": 2 } }
            """);
        Assert.Equal(ExitCode.Paused, await _host.RunAsync("search", spec));

        await File.AppendAllTextAsync(rows, "60,8.5\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("resume", "rows"));
        Assert.Matches("rows is not what rows-[0-9a-f]{4} searched on: its fingerprint is [0-9a-f]{64}, expected ", _host.Errors);
        Assert.Equal(1, driven);

        await File.WriteAllTextAsync(rows, then, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Paused, await _host.RunAsync("resume", "rows"));
        Assert.Equal(2, driven);
    }

    [Fact]
    public async Task Resume_OfCompletedSearch_ShowsItsResultAgain()
    {
        await _host.RunAsync("search", _host.WriteTableSpec());
        _host.Drivers = _ => throw new InvalidOperationException("There is nothing to drive.");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("resume", "cells"));
    }

    [Fact]
    public async Task Resume_OfUnknownSearch_IsNotFound()
    {
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("resume", "nothing"));
        Assert.Contains("There is no search 'nothing'", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnforeseenError_OfCommand_ShowsNoStackTraceUnlessAsked()
    {
        _host.Drivers = _ => throw new InvalidOperationException("boom");

        Assert.Equal(ExitCode.Failure, await _host.RunAsync("search", _host.WriteTableSpec()));
        Assert.Contains("error: unexpected InvalidOperationException: boom", _host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _host.Errors, StringComparison.Ordinal);

        _host.Variables["NASCLOUD_DEBUG"] = "1";
        await _host.RunAsync("search", _host.WriteTableSpec());
        Assert.Contains("   at ", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreFailure_OfAStepOfTheSearch_IsToldAsItsCause()
    {
        var cause = new StoreException("searches/x/ledger.jsonl", "No space is left on the device.");
        _host.Drivers = _ => new FakeDriver((id, _) => throw new WorkflowFailedException("Search", id.Value, new WorkflowFailedException("RecordScore", id.Value, cause)));

        Assert.Equal(ExitCode.Failure, await _host.RunAsync("search", _host.WriteTableSpec()));

        Assert.EndsWith($"error: {cause.Message}", _host.Errors.TrimEnd(), StringComparison.Ordinal);
    }
}
