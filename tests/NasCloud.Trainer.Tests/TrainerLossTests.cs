using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Azurite;

namespace NasCloud.Trainer.Tests;

/// <summary>Trainers that end or are asked to in the middle of a trial.</summary>
public sealed class TrainerLossTests(AzuriteServer azurite) : IDisposable
{
    private readonly TrainedSearches _searches = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SearchRepository Repository => _searches.Repository;

    public void Dispose() => _searches.Dispose();

    [Fact]
    public async Task Processes_OneKilledInMidTrial_AnotherFinishesItFromItsCheckpoint()
    {
        var id = await _searches.CreateAsync();
        await using var pool = new TrainerProcessPool(_searches.Environment());
        var driving = _searches.DriveAsync(id, pool, Token);
        var killed = await EndOneInMidTrialAsync(id, pool, process =>
        {
            process.Kill();
            return Task.CompletedTask;
        });

        Assert.Equal(SearchState.Completed, await driving);
        await AssertEachTrialOnceAsync(id);
        var attempts = await AttemptsAsync(id, killed);
        Assert.True(attempts.Count >= 2, $"trial {killed} has {attempts.Count} attempts");
        Assert.True((int)attempts[^1]["fromEpoch"]! >= 1, attempts[^1].ToJsonString());
        Assert.NotEqual((string)attempts[0]["trainer"]!, (string)attempts[^1]["trainer"]!);
    }

    [Fact]
    public async Task Processes_OneAskedToEndInMidTrial_AnotherGoesOnAtOnceFromItsCheckpoint()
    {
        var id = await _searches.CreateAsync();
        await using var pool = new TrainerProcessPool(_searches.Environment());
        var driving = _searches.DriveAsync(id, pool, Token);
        var trial = await EndOneInMidTrialAsync(id, pool, process => process.TerminateAsync());

        Assert.Equal(SearchState.Completed, await driving);
        await AssertEachTrialOnceAsync(id);
        var attempts = await AttemptsAsync(id, trial);
        Assert.True(attempts.Count >= 2, $"trial {trial} has {attempts.Count} attempts");
        Assert.All(attempts.SkipLast(1), attempt => Assert.True(attempt["givenBack"] is { } back && (bool)back, attempt.ToJsonString()));
        Assert.True((int)attempts[^1]["fromEpoch"]! >= 1, attempts[^1].ToJsonString());
    }

    [Fact]
    public async Task Process_AskedToEndInMidTrial_GivesItBackWithoutCountingIt()
    {
        var id = await _searches.CreateAsync();
        await using var pool = new TrainerProcessPool(_searches.Environment());
        using var pause = new CancellationTokenSource();
        var driving = _searches.DriveAsync(id, pool, pause.Token);
        var trial = await TrialWithCheckpointAsync(id);
        await pause.CancelAsync();

        Assert.Equal(SearchState.Paused, await driving);
        Assert.All(await Task.WhenAll(pool.Processes.Select(each => each.ExitAsync(Token))), code => Assert.Equal(ExitCode.Success, code));
        Assert.All(await AttemptsAsync(id, trial), attempt => Assert.True(attempt["givenBack"] is { } back && (bool)back, attempt.ToJsonString()));
        Assert.All(await Repository.ReadHeartbeatsAsync(id, Token), heartbeat => Assert.NotNull(heartbeat.EndedAt));
        // Nobody holds it any more: who wants it need not wait for the claim to end.
        await using var claim = await Repository.Store.TryLeaseAsync(SearchPaths.BoardEntry(id, trial), TimeSpan.FromSeconds(15), Token);
        Assert.NotNull(claim);
    }

    private async Task<int> EndOneInMidTrialAsync(SearchId id, TrainerProcessPool pool, Func<TrainerProcess, Task> endAsync)
    {
        while (true)
        {
            var trial = await TrialWithCheckpointAsync(id);
            var trainer = (string)(await AttemptsAsync(id, trial))[^1]["trainer"]!;
            var process = pool.Processes[int.Parse(trainer.AsSpan("trainer-".Length), CultureInfo.InvariantCulture) - 1];
            await endAsync(process);
            await process.ExitAsync(Token);
            // It may have written the score in between; then the next one.
            if ((await Repository.ReadScoreAsync(id, trial, Token))?.Trainer != trainer)
                return trial;
        }
    }

    // A trial that has a checkpoint and no score yet.
    private async Task<int> TrialWithCheckpointAsync(SearchId id)
    {
        while (true)
        {
            await foreach (var entry in Repository.Store.ListAsync(SearchPaths.Board(id), Token))
            {
                var trial = int.Parse(entry.AsSpan(entry.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
                if (await Repository.Store.ReadAsync(SearchPaths.Progress(id, trial), Token) is not null && await Repository.ReadScoreAsync(id, trial, Token) is null)
                    return trial;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }

    private async Task<List<JsonNode>> AttemptsAsync(SearchId id, int trial)
    {
        var attempts = new List<JsonNode>();
        await foreach (var path in Repository.Store.ListAsync(SearchPaths.Attempts(id, trial), Token))
            attempts.Add(JsonNode.Parse((await Repository.Store.ReadAsync(path, Token))!.Content.Span)!);
        return attempts;
    }

    private async Task AssertEachTrialOnceAsync(SearchId id)
    {
        using var observer = await SearchObserver.OpenAsync(Repository, id, TimeProvider.System, Token);
        var snapshot = await observer.LookAsync(Token);
        Assert.Equal(5, snapshot.Trials.Count);
        Assert.All(snapshot.Trials, trial => Assert.Equal(TrialOutcome.Succeeded, trial.Score?.Outcome));
        Assert.Equal(TrialOutcome.Succeeded, snapshot.Final?.Score?.Outcome);
        var ledger = Encoding.UTF8.GetString((await Repository.Store.ReadLogAsync(SearchPaths.Ledger(id), 0, Token)).Span);
        Assert.Equal(6, ledger.Split('\n').Count(line => line.Contains("\"trialEnded\"", StringComparison.Ordinal)));
    }
}
