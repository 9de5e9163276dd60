using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches.Activities;

/// <summary>A search in a store, and what a test of its activities needs.</summary>
internal sealed class ActivityBench
{
    private readonly SearchSessions _sessions;

    private ActivityBench(SearchManifest manifest)
    {
        Manifest = manifest;
        Store = new InMemoryObjectStore(Time);
        Repository = new SearchRepository(Store);
        _sessions = new SearchSessions(Repository);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SearchManifest Manifest { get; }

    public InMemoryObjectStore Store { get; }

    public SearchRepository Repository { get; }

    public StoppedPool Pool { get; } = new();

    public SearchId Id => Manifest.Id;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public static async Task<ActivityBench> CreateAsync(SearchManifest manifest)
    {
        var bench = new ActivityBench(manifest);
        Assert.True(await bench.Repository.CreateAsync(manifest, Test));
        await bench.BeginAsync();
        return bench;
    }

    public Task<bool> BeginAsync(string session = "session") =>
        new BeginSession(_sessions, Repository, Time).RunAsync(Input(session), Test);

    public Task<SearchStep> ProposeAsync() => new ProposeTrials(_sessions, Repository, Time).RunAsync(Input(), Test);

    public Task<TrialProgress> PostAsync(int trial) => new PostTrial(_sessions, Repository, Time).RunAsync(Input(trial), Test);

    public Task<TrialProgress> CheckAsync(int trial) => new CheckTrial(Repository).RunAsync(Input(trial), Test);

    public Task<bool> RecordAsync(int trial) => new RecordScore(_sessions, Repository, Time).RunAsync(Input(trial), Test);

    public Task<SearchStatus> FinishAsync() => new FinishSearch(_sessions, Repository, Pool, Time).RunAsync(Input(), Test);

    public Task<bool> WithdrawAsync(string? problem) => new WithdrawSearch(_sessions, Repository, Pool, Time).RunAsync(new WithdrawInput(Id, problem), Test);

    public Task WishAsync(ControlWish wish) => Repository.WriteWishAsync(Id, wish, Test);

    public async Task<SearchState> StateAsync() => (await Repository.ReadStatusAsync(Id, Test))!.State;

    /// <summary>Scores a trial as a trainer would, unless it has its score.</summary>
    public Task<bool> ScoreAsync(int trial, double accuracy = 0.5, TrialOutcome outcome = TrialOutcome.Succeeded, string? error = null) =>
        Repository.CreateScoreAsync(Id, Score(trial, accuracy, outcome, error), Test);

    /// <summary>Sees all of a step's trials to their ends in the ledger.</summary>
    public async Task SeeThroughAsync(SearchStep step, TrialOutcome outcome = TrialOutcome.Succeeded, string? error = null)
    {
        foreach (var trial in step.Open)
        {
            await PostAsync(trial);
            await ScoreAsync(trial, trial / 100.0, outcome, error);
            Assert.True(await RecordAsync(trial));
        }
    }

    public async Task<T> LedgerAsync<T>(Func<LedgerState, T> read)
    {
        using var ledger = new SearchLedger(Store, Id);
        return await ledger.ReadAsync(read, Test);
    }

    public async Task AppendAsync(LedgerEntry entry)
    {
        using var ledger = new SearchLedger(Store, Id);
        await ledger.ChangeAsync(_ => new LedgerChange<bool>([entry], true), Test);
    }

    public async Task<List<string>> BoardAsync() => await Store.ListAsync(SearchPaths.Board(Id), Test).ToListAsync(Test);

    public static TrialScore Score(int trial, double accuracy, TrialOutcome outcome = TrialOutcome.Succeeded, string? error = null) => new()
    {
        Trial = trial,
        Outcome = outcome,
        Error = error,
        Metrics = outcome == TrialOutcome.Succeeded
            ? ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", accuracy)
            : ImmutableSortedDictionary<string, double>.Empty,
        DeviceSeconds = 2,
    };

    private SearchInput Input(string session = "session") => new(Id, session, TimeSpan.FromSeconds(1));

    private TrialInput Input(int trial) => new(Id, trial, TimeSpan.FromSeconds(1));
}
