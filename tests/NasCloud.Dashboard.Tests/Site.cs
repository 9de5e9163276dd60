using System.Collections.Immutable;
using System.Text;
using Microsoft.Playwright;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.Searches;

[assembly: AssemblyFixture(typeof(NasCloud.Dashboard.Tests.Site))]

namespace NasCloud.Dashboard.Tests;

/// <summary>A server with searches in it and a browser, once for all tests; neither where there is no browser.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>A search of ten thousand trials, some of which failed, over three rungs.</summary>
    public const string Large = "large";

    /// <summary>A search with two objectives that stands still.</summary>
    public const string Small = "small";

    /// <summary>What a trainer told of trial 17 of the large search.</summary>
    public const string Told = "trains 9000 samples to epoch 3 on cpu";

    private IPlaywright? _playwright;
    private ServedStore? _store;

    /// <summary>What was drawn, for people to look at after the tests.</summary>
    public static string Screenshots { get; } = Path.Combine(AppContext.BaseDirectory, "screenshots");

    /// <summary>The best accuracy in the large search, from 0 to 1.</summary>
    public static double BestOfLarge { get; } = LargeTrials().Max(trial => trial.Metric(MetricNames.Accuracy) ?? 0);

    internal ServedStore Store => _store!;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not { } path)
            return;
        Directory.CreateDirectory(Screenshots);
        _store = await ServedStore.StartAsync(FillAsync);
        _playwright = await Playwright.CreateAsync();
        // Root, as in containers, has no sandbox.
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    /// <summary>Adds another search of ten thousand trials.</summary>
    internal Task AddLargeAsync(string id) => AddAsync(Store.Repository, LargeSearch().Snapshot, id, ControlWish.Run);

    private static async Task FillAsync(SearchRepository repository)
    {
        var small = Snapshots.Create(
            SearchState.Paused, objectives: Snapshots.TwoObjectives, trials: [.. Enumerable.Range(1, 30).Select(number => Snapshots.Done(number, 0.6 + (number % 13 / 50.0), 10_000 + (number * 997 % 50_000)))]);
        await AddAsync(repository, small, Small, ControlWish.Pause);
        await AddAsync(repository, LargeSearch().Snapshot, Large, ControlWish.Run);
        await TellAsync(repository);
    }

    private static Task TellAsync(SearchRepository repository) => repository.Store.CreateAsync(
        SearchPaths.Log(new SearchId(Large), 17, 1), Encoding.UTF8.GetBytes($"2026-01-01T00:00:00.000Z {Told} in float32, from fresh weights\n"), CancellationToken.None);

    private static async Task AddAsync(SearchRepository repository, SearchSnapshot snapshot, string id, ControlWish wish)
    {
        await StoredSearch.WriteAsync(repository, snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId(id) } });
        await repository.WriteWishAsync(new SearchId(id), wish, CancellationToken.None);
    }

    /// <summary>The large search.</summary>
    internal static ReportSearch LargeSearch(int trials = 10_000)
    {
        var large = Snapshots.Create(SearchState.Completed, budget: """{ "trials": 10000 }""", trials: [.. LargeTrials().Take(trials)]);
        return new ReportSearch(large with { Status = new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch.AddHours(20)) { Reason = EndReason.Trials } });
    }

    private static IEnumerable<Observation> LargeTrials() => Enumerable.Range(1, 10_000).Select(LargeTrial);

    // Cells in an order that jumps about, so that choices are not those of the trial's number alone.
    private static Observation LargeTrial(int number)
    {
        var cell = (int)((long)number * 7919 % 15_625);
        ImmutableArray<int> choices = [.. Enumerable.Range(0, 6).Select(place => cell / (int)Math.Pow(5, place) % 5)];
        var accuracy = choices.Select((choice, place) => choice * (place + 1)).Sum() / 100.0;
        var trial = number % 40 == 0 ? Snapshots.Failed(number, $"The loss was not finite after {number % 3} epochs.") : Snapshots.Done(number, accuracy, 100_000 + (cell * 61L), number % 9 == 0 ? 9 : 3);
        return trial with { Trial = trial.Trial with { Genotype = new Genotype([.. choices]) } };
    }
}
