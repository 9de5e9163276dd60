using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;
using NasCloud.Local.Hosting;
using NasCloud.Local.Workflows;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>A search in a store, driven by one fresh host after another with trainers in this process.</summary>
internal sealed class HostedSearch
{
    // What differs between two runs of the same search: times, and whoever happened to do the work how often.
    private static readonly string[] Volatile = ["at", "startedAt", "finishedAt", "deviceSeconds", "trainer", "attempts"];

    private HostedSearch(IObjectStore store, SearchManifest manifest, ITrialEstimator estimator)
    {
        Repository = new SearchRepository(store);
        Manifest = manifest;
        Estimator = estimator;
    }

    public SearchRepository Repository { get; }

    public SearchManifest Manifest { get; }

    public ITrialEstimator Estimator { get; }

    /// <summary>How soon lost events are made good; short, since pauses and the user's word wait for it.</summary>
    private TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>After how many calls workflows continue as new.</summary>
    private int MostCallsPerRun { get; init; } = int.MaxValue;

    /// <summary>The numbers of trainers that were asked for.</summary>
    public ConcurrentBag<int> TrainersAskedFor { get; private init; } = [];

    private SearchId Id => Manifest.Id;

    /// <summary>Writes a search to a store.</summary>
    public static async Task<HostedSearch> CreateAsync(IObjectStore store, SearchManifest manifest, ITrialEstimator estimator)
    {
        var search = new HostedSearch(store, manifest, estimator);
        Assert.True(await search.Repository.CreateAsync(manifest, TestContext.Current.CancellationToken));
        return search;
    }

    /// <summary>
    /// The same search, seen through another store, scored by another estimator, or driven by hosts that look after events at
    /// other intervals or continue as new.
    /// </summary>
    public HostedSearch With(IObjectStore? store = null, ITrialEstimator? estimator = null, TimeSpan? pollInterval = null, int? mostCallsPerRun = null) =>
        new(store ?? Repository.Store, Manifest, estimator ?? Estimator)
        {
            PollInterval = pollInterval ?? PollInterval,
            MostCallsPerRun = mostCallsPerRun ?? MostCallsPerRun,
            TrainersAskedFor = TrainersAskedFor,
        };

    /// <summary>Drives the search on a fresh host until it ends or is paused.</summary>
    public Task<SearchState> RunAsync(CancellationToken pause = default)
    {
        var host = new LocalSearchHost(Repository, CreatePool, TimeProvider.System)
        {
            EngineOptions = new LocalWorkflowOptions { RoundTripJson = true, FirstRetryDelay = TimeSpan.Zero, MostCallsPerRun = MostCallsPerRun },
            PollInterval = PollInterval,
        };
        return host.RunAsync(Id, pause);
    }

    /// <summary>The search as its ledger tells it.</summary>
    public async Task<SearchSnapshot> LookAsync()
    {
        using var observer = await SearchObserver.OpenAsync(Repository, Id, TimeProvider.System, TestContext.Current.CancellationToken);
        return await observer.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The ledger's lines in order, without sessions and without what differs between two runs of the same search.</summary>
    public async Task<List<string>> LedgerAsync()
    {
        var content = await Repository.Store.ReadLogAsync(SearchPaths.Ledger(Id), 0, TestContext.Current.CancellationToken);
        return [.. Encoding.UTF8.GetString(content.Span)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Where(entry => (string)entry["type"]! is not ("sessionStarted" or "sessionEnded"))
            .Select(Stable)];
    }

    /// <summary><c>result/best.json</c>, or null.</summary>
    public async Task<JsonNode?> BestAsync() =>
        await Repository.Store.ReadAsync(SearchPaths.ResultFile(Id, "best.json"), TestContext.Current.CancellationToken) is { } stored
            ? JsonNode.Parse(stored.Content.Span)
            : null;

    /// <summary>Checks that the ledger holds trials 1 to <paramref name="trials"/>, each proposed once and ended once, and that nothing is open.</summary>
    public async Task AssertEachTrialOnceAsync(int trials)
    {
        var entries = (await LedgerAsync()).ConvertAll(line => JsonNode.Parse(line)!);
        Assert.Equal(Enumerable.Range(1, trials), Numbers(entries, "trialProposed", "trial", "number"));
        Assert.Equal(Enumerable.Range(1, trials), Numbers(entries, "trialEnded", "score", "trial").Order());
        Assert.Empty((await LookAsync()).Open);
        Assert.Empty(await Repository.Store.ListAsync(SearchPaths.Board(Id), CancellationToken.None).ToListAsync());
    }

    private static IEnumerable<int> Numbers(List<JsonNode> entries, string type, string part, string number) =>
        entries.Where(entry => (string)entry["type"]! == type).Select(entry => (int)entry[part]![number]!);

    private static string Stable(JsonObject entry)
    {
        foreach (var part in entry.Select(property => property.Value).OfType<JsonObject>().Prepend(entry).ToList())
        {
            foreach (var name in Volatile)
                part.Remove(name);
        }

        return entry.ToJsonString();
    }

    private RecordingTrainerPool<InProcessTrainerPool> CreatePool(SearchManifest manifest, Action<int> scored) =>
        new(new InProcessTrainerPool(Repository, Estimator, TimeProvider.System, scored), TrainersAskedFor);
}
