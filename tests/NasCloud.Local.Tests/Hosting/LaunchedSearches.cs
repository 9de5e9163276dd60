using System.Collections.Concurrent;
using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Storage;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>A store of searches that a launcher drives, each trial held until a test lets its search go on.</summary>
internal sealed class LaunchedSearches(TableFixture table) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SearchId, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<SearchId, TaskCompletionSource> _begun = new();
    private readonly Lock _lock = new();
    private int _atOnce;

    public InterceptedStore Store { get; } = new(new InMemoryObjectStore());

    public SearchRepository Repository => new(Store);

    /// <summary>The searches in the order in which their first trials began.</summary>
    public ConcurrentQueue<SearchId> Order { get; } = [];

    /// <summary>The most searches that had a trial under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public LocalSearchLauncher? Launcher { get; private set; }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    /// <summary>Makes a launcher in place of the last.</summary>
    /// <param name="atOnce">The most searches driven at once.</param>
    /// <param name="leavesToGoOn">Whether a stop leaves searches to go on.</param>
    /// <param name="time">The clock by which lost messages are made good; one that stands still where only a message may be why something happens.</param>
    public LocalSearchLauncher Launch(int atOnce = 1, bool leavesToGoOn = true, TimeProvider? time = null)
    {
        var host = new LocalSearchHost(Repository, CreatePool, time ?? TimeProvider.System)
        {
            PollInterval = TimeSpan.FromMilliseconds(5),
            WakesPaused = false,
        };
        var options = new SearchLauncherOptions { AtOnce = atOnce, LeavesToGoOn = leavesToGoOn, FirstRetryDelay = TimeSpan.FromMilliseconds(1) };
        return Launcher = new LocalSearchLauncher(host, Repository, TimeProvider.System, options);
    }

    /// <summary>Writes a search, as its user would by any host.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="isHeld">Whether its trials wait for <see cref="Release"/>.</param>
    /// <param name="state">Where it stands; null where nothing has driven it.</param>
    /// <param name="minute">When it was created.</param>
    public async Task<SearchId> AddAsync(string id, bool isHeld = false, SearchState? state = null, int minute = 0)
    {
        var manifest = table.Search(trials: 3, id: id) with { CreatedAt = DateTimeOffset.UnixEpoch.AddMinutes(minute) };
        Assert.True(await Repository.CreateAsync(manifest, Test));
        if (state is { } known)
            await Repository.WriteStatusAsync(manifest.Id, new SearchStatus(known, DateTimeOffset.UnixEpoch), Test);
        if (isHeld)
            _gates[manifest.Id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return manifest.Id;
    }

    /// <summary>Lets a search's trials go on.</summary>
    public void Release(SearchId id) => _gates[id].TrySetResult();

    /// <summary>Completes once a trial of a search is under way.</summary>
    public Task BegunAsync(SearchId id) => Begun(id).Task.WaitAsync(Test);

    /// <summary>Completes once a search's state is written down; to be called before it is.</summary>
    public Task WrittenAsync(SearchId id, SearchState state)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.AfterReplace = (path, content) =>
        {
            if (path == SearchPaths.Status(id) && Encoding.UTF8.GetString(content.Span).Contains($"\"{state}\"", StringComparison.OrdinalIgnoreCase))
                written.TrySetResult();
        };
        return written.Task.WaitAsync(Test);
    }

    public async Task<SearchState> StateAsync(SearchId id) => (await Repository.ReadStatusAsync(id, Test))?.State ?? SearchState.Created;

    public Task<ControlWish> WishAsync(SearchId id) => Repository.ReadWishAsync(id, Test);

    /// <summary>How often work on a search began.</summary>
    public async Task<int> SessionsAsync(SearchId id)
    {
        var content = await Store.ReadLogAsync(SearchPaths.Ledger(id), 0, Test);
        return Encoding.UTF8.GetString(content.Span).Split('\n').Count(line => line.Contains("\"sessionStarted\"", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in _gates.Values)
            gate.TrySetResult();
        if (Launcher is not null)
            await Launcher.DisposeAsync();
    }

    private InProcessTrainerPool CreatePool(SearchManifest manifest, Action<int> scored) => new(
        Repository, new InterceptedEstimator(table.Estimator, (_, stop) => HoldAsync(manifest.Id, stop)), TimeProvider.System, scored);

    private async Task<TrialEstimate?> HoldAsync(SearchId id, CancellationToken stop)
    {
        Note(id);
        try
        {
            Begun(id).TrySetResult();
            if (_gates.TryGetValue(id, out var gate))
                await gate.Task.WaitAsync(stop);
            return null;
        }
        finally
        {
            lock (_lock)
                _atOnce--;
        }
    }

    private void Note(SearchId id)
    {
        lock (_lock)
        {
            if (!Order.Contains(id))
                Order.Enqueue(id);
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        }
    }

    private TaskCompletionSource Begun(SearchId id) => _begun.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
