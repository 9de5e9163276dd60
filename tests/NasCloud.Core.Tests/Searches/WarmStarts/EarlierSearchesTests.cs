using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Searches.WarmStarts;

public sealed class EarlierSearchesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SearchRepository _repository = new(new InMemoryObjectStore());

    private EarlierSearches Earlier => new(_repository);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindProblemAsync_NoneAskedFor_IsNull() =>
        Assert.Null(await Earlier.FindProblemAsync(TestSearch.Create().Spec, null, Stop));

    [Fact]
    public async Task FindProblemAsync_SameSpaceWithScores_IsNull()
    {
        await SearchAsync();

        Assert.Null(await Earlier.FindProblemAsync(Warm().Spec, null, Stop));
    }

    [Fact]
    public async Task FindProblemAsync_NoSuchSearch_NamesIt() => Assert.Equal(
        "warmStart.search is 'earlier': there is no such search in the store; 'nascloud list' shows those there are",
        (await Earlier.FindProblemAsync(Warm().Spec, null, Stop))!.ToString());

    [Fact]
    public async Task FindProblemAsync_AnotherSpace_IsRefused()
    {
        await SearchAsync();
        var chain = SearchSpecReader.Read("""{ "schemaVersion": 1, "dataset": "glyphs", "space": "chain", "budget": { "trials": 1 } }""").Spec!;
        var spec = Warm().Spec with { Space = chain.Space };

        Assert.Contains("searched another space", (await Earlier.FindProblemAsync(spec, null, Stop))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindProblemAsync_ScoresOfInheritedAndOfTrainedWeights_AreNotMixed()
    {
        await SearchAsync();
        var spec = Warm().Spec with { Estimator = new("supernet", new([])) };

        Assert.Contains("whose estimator is table: scores of trained candidates and of a supernet's weights don't compare", (await Earlier.FindProblemAsync(spec, null, Stop))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindProblemAsync_NothingMeasured_IsRefused()
    {
        await SearchAsync(trial => trial.Fail());

        Assert.Contains("none of whose trials measured accuracy", (await Earlier.FindProblemAsync(Warm().Spec, null, Stop))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_EarlierSearchDeletedSince_KnowsWhatItKnew()
    {
        await SearchAsync();
        var first = await Earlier.OpenAsync(Warm(), Stop);
        await _repository.DeleteAsync(new SearchId("earlier"), Stop);

        var second = await Earlier.OpenAsync(Warm(), Stop);

        Assert.Equal(30, second.Observations.Count);
        Assert.Equal(first.Observations.Select(Known), second.Observations.Select(Known));
        Assert.Equal(first.Best, second.Best);
    }

    [Fact]
    public async Task OpenAsync_EarlierSearchDeletedBefore_Throws() =>
        await Assert.ThrowsAsync<SearchNotFoundException>(() => Earlier.OpenAsync(Warm(), Stop));

    [Fact]
    public async Task GetAsync_WarmStart_TriesTheBestFirstAndCountsFromOne()
    {
        var earlier = await SearchAsync();
        await _repository.CreateAsync(Warm(best: 2), Stop);

        var session = await new SearchSessions(_repository).GetAsync(new SearchId("test"), Stop);

        var trials = session.Planner.Plan(new LedgerState(), Now).NewTrials;
        Assert.Equal([1, 2, 3], trials.Select(trial => trial.Number));
        Assert.Equal(
            Ranking.BestFirst(earlier, Histories.One).Take(2).Select(trial => trial.Trial.ArchitectureId),
            trials.Take(2).Select(trial => trial.ArchitectureId));
    }

    [Fact]
    public async Task Plan_WarmLocalSearch_GoesOnFromTheEarlierBest()
    {
        var earlier = await SearchAsync();
        var manifest = Warm(strategy: "\"local-search\"", best: 0);
        var best = Ranking.BestFirst(earlier, Histories.One)[0].Trial.Genotype;
        var cold = new SearchPlanner(manifest).Plan(new LedgerState(), Now).NewTrials;

        var warm = new SearchPlanner(manifest, await Earlier.OpenAsync(manifest, Stop)).Plan(new LedgerState(), Now).NewTrials;

        Assert.All(warm, trial => Assert.Equal(1, Differences(trial.Genotype, best)));
        Assert.Contains(cold, trial => Differences(trial.Genotype, best) > 1);
    }

    [Fact]
    public void Of_AnyLedger_NumbersUpToZeroAndKeepsWhatContinuesWhat() => Gen.Int[0, 1_000].Sample(seed =>
    {
        var history = Histories.Create(SearchComponents.CreateSpace(TestSearch.Create()), Histories.One, 40, seed);
        var state = new LedgerState();
        foreach (var each in history.Observations)
        {
            state.Apply(new TrialProposed(Now, each.Trial with { ArchitectureId = each.Trial.Genotype.ToString() }));
            if (each.Score is { } score)
                state.Apply(new TrialEnded(Now, score));
        }

        var known = WarmStart.Of(state, Histories.One, best: 4);

        Assert.All(known.Observations, each => Assert.InRange(each.Trial.Number, -39, 0));
        Assert.Equal(state.Trials.Count(each => !each.IsPending), known.Observations.Count);
        foreach (var each in known.Observations)
        {
            var original = history.Observations[each.Trial.Number + 39];
            Assert.Equal(original.Trial.Genotype, each.Trial.Genotype);
            Assert.Equal(original.Trial.ContinuesFrom - 40, each.Trial.ContinuesFrom);
            Assert.Equal(each.Trial.Number, each.Score!.Trial);
        }

        Assert.InRange(known.Best.Distinct().Count(), known.Best.Count, 4);
    }, iter: 50);

    [Fact]
    public void Of_LedgerWithScreenings_LeavesThemOut()
    {
        var state = new LedgerState();
        foreach (var each in new[] { Observe.Pending(1, new([1]), epochs: 0).End((MetricNames.Snip, 1)), Observe.Accuracy(2, new([1]), 0.5, continuesFrom: 1) })
        {
            state.Apply(new TrialProposed(Now, each.Trial));
            state.Apply(new TrialEnded(Now, each.Score!));
        }

        var known = WarmStart.Of(state, [new(MetricNames.Parameters, Goal.Minimize)], best: 4);

        Assert.Equal(1, Assert.Single(known.Observations).Trial.Epochs);
        Assert.Single(known.Best);
    }

    private static (Trial, double?) Known(Observation each) => (each.Trial, each.Metric(MetricNames.Accuracy));

    private static int Differences(Genotype one, Genotype other) => one.Choices.Zip(other.Choices).Count(pair => pair.First != pair.Second);

    private static SearchManifest Warm(string strategy = "\"auto\"", int best = 5) => TestSearch.Create(
        strategy: strategy,
        more: $$""", "parallelism": 3, "warmStart": { "search": "earlier", "best": {{best}} }""");

    /// <summary>Writes an earlier search of 30 random cells, better the greater their digits.</summary>
    private async Task<IReadOnlyList<Observation>> SearchAsync(Func<Observation, Observation>? end = null)
    {
        var manifest = TestSearch.Create(budget: """{ "trials": 30 }""", more: ", \"parallelism\": 30", id: "earlier");
        await _repository.CreateAsync(manifest, Stop);
        var trials = new SearchPlanner(manifest).Plan(new LedgerState(), Now).NewTrials.Select(trial => new Observation(trial, null));
        List<Observation> ended = [.. trials.Select(end ?? (trial => trial.End((MetricNames.Accuracy, trial.Trial.Genotype.Choices.Sum() / 30.0))))];
        using var ledger = new SearchLedger(_repository.Store, manifest.Id);
        await ledger.ChangeAsync(
            _ => new LedgerChange<bool>([.. ended.Select(each => new TrialProposed(Now, each.Trial)), .. ended.Select(each => new TrialEnded(Now, each.Score!))], true),
            Stop);
        return ended;
    }
}
