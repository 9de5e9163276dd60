using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Workflows;
using NasCloud.Local.Workflows;

namespace NasCloud.Local.Hosting;

/// <summary>Drives searches on this machine, from wherever their ledgers say they stand.</summary>
/// <param name="repository">The store.</param>
/// <param name="pools">Makes the trainer pool of a search; its second argument is told of each score.</param>
/// <param name="time">The clock.</param>
public sealed class LocalSearchHost(
    SearchRepository repository,
    Func<SearchManifest, Action<int>, ITrainerPool> pools,
    TimeProvider time)
{
    private readonly ConcurrentDictionary<SearchId, LocalWorkflowEngine> _engines = new();

    /// <summary>How the engine works.</summary>
    internal LocalWorkflowOptions EngineOptions { get; init; } = new();

    /// <summary>What a device costs, for the metrics; null where it is not known.</summary>
    public DevicePrice? Price { get; init; }

    /// <summary>Where what befalls a search is logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>How soon a lost event is made good: scores and the user's word come as events.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether driving a search means that it is to run, whatever was wished before, unless it was cancelled. Where not, one
    /// that is to pause does so at once: for hosts whose users say by the wish alone what they want.
    /// </summary>
    public bool WakesPaused { get; init; } = true;

    /// <summary>Has a search that is driven here look at once at what its user wants; nothing happens where it is not.</summary>
    public void Notify(SearchId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_engines.TryGetValue(id, out var engine))
            engine.RaiseEvent(WorkflowEvents.SearchInstance(id), WorkflowEvents.Control);
    }

    /// <summary>Drives one search until it ends or is paused.</summary>
    /// <param name="id">The search.</param>
    /// <param name="pause">Asks to pause it: trainers give their trials back, and the call returns.</param>
    /// <returns>Where the search stands.</returns>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    /// <exception cref="SearchBusyException">Another process drives it.</exception>
    public async Task<SearchState> RunAsync(SearchId id, CancellationToken pause)
    {
        var manifest = await repository.ReadManifestAsync(id, pause);
        await using var ownership = await SearchOwnership.TryTakeAsync(repository.Store, id, time, pause) ?? throw new SearchBusyException(id);
        if (WakesPaused)
            await repository.RequestRunAsync(id, pause);
        SearchHostLog.Begun(Logger, id.Value);
        var state = await DriveAsync(manifest, ownership, pause);
        SearchHostLog.Ended(Logger, id.Value, state);
        return state;
    }

    private async Task<SearchState> DriveAsync(SearchManifest manifest, SearchOwnership ownership, CancellationToken pause)
    {
        LocalWorkflowEngine? engine = null;
        var session = Guid.NewGuid().ToString("N");
        var pool = pools(manifest, trial => engine?.RaiseEvent(WorkflowEvents.TrialInstance(manifest.Id, session, trial), WorkflowEvents.Scored));
        await using var disposal = (IAsyncDisposable)pool;
        engine = CreateEngine(pool);
        var pausing = Task.CompletedTask;
        await using var asked = pause.Register(() => pausing = PauseAsync(manifest.Id, engine, ownership.Lost));
        var input = new SearchInput(manifest.Id, session, PollInterval);
        var state = await RunAsync(engine, input, ownership.Lost);
        await pausing;
        return state ?? throw new InvalidOperationException("A search's workflow ended without saying where the search stands.");
    }

    private async Task<SearchState?> RunAsync(LocalWorkflowEngine engine, SearchInput input, CancellationToken lost)
    {
        _engines[input.SearchId] = engine;
        try
        {
            return await engine.RunAsync<SearchState?>(SearchWorkflow.Name, WorkflowEvents.SearchInstance(input.SearchId), input, lost);
        }
        finally
        {
            _engines.TryRemove(input.SearchId, out _);
        }
    }

    private async Task PauseAsync(SearchId id, LocalWorkflowEngine engine, CancellationToken lost)
    {
        while (!await TryRequestPauseAsync(id, lost))
            await Task.Delay(PollInterval, time, lost);
        engine.RaiseEvent(WorkflowEvents.SearchInstance(id), WorkflowEvents.Control);
    }

    private async Task<bool> TryRequestPauseAsync(SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            await repository.RequestPauseAsync(id, cancellationToken);
            return true;
        }
        catch (StoreException)
        {
            // The user asked once and will not ask again.
            return false;
        }
    }

    private LocalWorkflowEngine CreateEngine(ITrainerPool pool)
    {
        var sessions = new SearchSessions(repository, Price);
        var engine = new LocalWorkflowEngine(time, EngineOptions, Logger);
        engine.RegisterWorkflow<SearchInput, SearchState?>(SearchWorkflow.Name, SearchWorkflow.RunAsync);
        engine.RegisterWorkflow<TrialInput, TrialProgress>(TrialWorkflow.Name, TrialWorkflow.RunAsync);
        engine.RegisterActivity<SearchInput, bool>(SearchActivity.BeginSession, new BeginSession(sessions, repository, time).RunAsync);
        engine.RegisterActivity<SearchInput, SearchStep>(SearchActivity.ProposeTrials, new ProposeTrials(sessions, repository, time).RunAsync);
        engine.RegisterActivity<TrialInput, TrialProgress>(SearchActivity.PostTrial, new PostTrial(sessions, repository, time).RunAsync);
        engine.RegisterActivity<TrialInput, TrialProgress>(SearchActivity.CheckTrial, new CheckTrial(repository).RunAsync);
        engine.RegisterActivity<TrialInput, bool>(SearchActivity.RecordScore, new RecordScore(sessions, repository, time).RunAsync);
        engine.RegisterActivity<TrainersInput, TrainersOutcome>(SearchActivity.EnsureTrainers, new EnsureTrainers(pool).RunAsync);
        engine.RegisterActivity<WithdrawInput, bool>(SearchActivity.WithdrawSearch, new WithdrawSearch(sessions, repository, pool, time).RunAsync);
        engine.RegisterActivity<SearchInput, SearchStatus>(SearchActivity.FinishSearch, new FinishSearch(sessions, repository, pool, time).RunAsync);
        return engine;
    }
}
