using NasCloud.Core.Fidelity;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Strategies;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class ScreenedSearchTests
{
    private const int Pool = 3;

    private static readonly string[] Strategies = ["\"random\"", "\"regularized-evolution\"", """{"name":"genetic","population":4}"""];

    private static readonly Gen<ScreenedSearch> Any =
        from fidelity in Gen.Int[0, FidelityCatalog.All.Count - 1]
        from strategy in Gen.Int[0, Strategies.Length - 1]
        from isInitial in Gen.Bool
        from trials in Gen.Int[1, 8]
        from parallelism in Gen.Int[1, 4]
        from failsOneOf in Gen.Int[0, 3]
        from seed in Gen.Int[0, 1_000_000]
        select new ScreenedSearch
        {
            Fidelity = $"\"{FidelityCatalog.All[fidelity].Name}\"",
            Strategy = Strategies[strategy],
            Screening = $$"""{ "proxy": "snip", "pool": {{Pool}}{{(isInitial ? ", \"initial\": 2" : "")}} }""",
            Trials = trials,
            Parallelism = parallelism,
            FailsOneOf = failsOneOf,
            Seed = seed,
        };

    [Fact]
    public void Plan_AnySearch_TrainsAsManyAsTheBudgetAllowsAndNoneTwice() => Any.Sample(
        search =>
        {
            Assert.Equal(EndReason.Trials, search.Run());
            Assert.Equal(search.Trials, search.State.Architectures.Count);
            var begun = search.State.Trials.Where(each => !each.Trial.IsScreening && (each.Trial.ContinuesFrom is not { } from || search.State.Find(from)!.Trial.IsScreening));
            Assert.Equal(search.Trials, begun.Count());
        },
        iter: 40);

    [Fact]
    public void Plan_AnySearch_ScreensNoMoreThanItsPoolsAndNoneTwice() => Any.Sample(
        search =>
        {
            search.Run();
            // While the last of a pool are out, each trainer begins one more; generations are screened in whole ones.
            var most = (Pool * search.Trials) + Math.Max(search.Parallelism - 1, 4);
            Assert.InRange(search.State.Trials.Count(each => each.Trial.IsScreening), 1, most);
            Assert.Equal(search.State.Trials.Count(each => each.Trial.IsScreening), search.State.Screened.Count);
        },
        iter: 40);

    [Fact]
    public void Plan_AnySearch_TrainsNoneThatLostToOneItLeaves() => Any.Sample(
        search => search.Run((_, plan) =>
        {
            var left = search.State.Trials.Where(each => each.Trial.IsScreening && each.HasMetrics && !search.State.Architectures.Contains(each.Trial.ArchitectureId)).ToList();
            foreach (var trial in plan.NewTrials)
            {
                if (left.Find(each => each.Trial.Number == trial.ContinuesFrom) is not { } chosen)
                    continue;
                Assert.Equal((chosen.Trial.ArchitectureId, chosen.Trial.Genotype), (trial.ArchitectureId, trial.Genotype));
                Assert.Equal(left.Max(each => each.Metric(MetricNames.Snip)), chosen.Metric(MetricNames.Snip));
                left.Remove(chosen);
            }
        }),
        iter: 40);

    [Fact]
    public void Plan_AnySearch_IsTheSameOnAFreshPlanner() => Any.Sample(
        search => search.Run((manifest, plan) => Assert.Equal(plan.NewTrials, new SearchPlanner(manifest).Plan(search.State, default).NewTrials)),
        iter: 15);

    [Fact]
    public void Plan_SpaceExhausted_TrainsAllThatIsScreened()
    {
        var search = new ScreenedSearch { Space = ScreenedSearch.Widths("[2, 3, 4, 5, 6]"), Trials = 100, Parallelism = 2 };

        Assert.Equal(EndReason.SpaceExhausted, search.Run());
        Assert.Equal(5, search.State.Architectures.Count);
        Assert.Equal(search.State.Screened.Order(), search.State.Architectures.Order());
    }

    [Fact]
    public void Plan_InitialSampleIsChosen_TrainsOthersUnscreened()
    {
        var search = new ScreenedSearch { Screening = """{ "proxy": "snip", "pool": 3, "initial": 2 }""" };

        search.Run();

        Assert.Equal(6, search.State.Trials.Count(each => each.Trial.IsScreening));
        Assert.Equal(2, search.State.Trials.Count(each => each.Trial.ContinuesFrom is not null));
        Assert.Equal(6, search.State.Architectures.Count);
    }

    [Fact]
    public void Plan_LosersOfTheInitialSample_MayBeProposedAgain()
    {
        var search = new ScreenedSearch { Space = ScreenedSearch.Widths("[2, 3, 4]"), Screening = """{ "proxy": "snip", "pool": 3, "initial": 1 }""", Trials = 3 };

        Assert.Equal(EndReason.Trials, search.Run());
        Assert.Equal(3, search.State.Screened.Intersect(search.State.Architectures).Count());
    }

    [Fact]
    public void Plan_Generational_ScreensThePoolsOfAGenerationFirst()
    {
        var search = new ScreenedSearch { Strategy = """{"name":"genetic","population":4}""", Trials = 4 };

        search.Run();

        Assert.All(search.State.Trials.Take(Pool * 4), each => Assert.True(each.Trial.IsScreening));
        Assert.Equal(4, search.State.Trials.Skip(Pool * 4).Count(each => !each.Trial.IsScreening));
    }

    [Fact]
    public void Plan_BySize_TrainsTheLargestOfEachPoolAndScreensNone()
    {
        var search = new ScreenedSearch { Screening = """{ "proxy": "parameters", "pool": 100 }""" };
        var all = new ScreenedSearch { Trials = 300 };
        all.Run();

        search.Run();

        Assert.Equal(6, search.State.Trials.Count);
        Assert.Empty(search.State.Screened);
        Assert.All(search.State.Trials, each => Assert.True(each.Trial.Parameters > all.State.Trials.Average(other => other.Trial.Parameters)));
    }

    [Fact]
    public void Plan_StrategyThatMutatesTheYoungest_DoesNotSeeScreenings()
    {
        var state = new LedgerState();
        Add(state, Observe.Accuracy(1, new([3, 3, 3, 3, 3, 3]), 0.9));
        Add(state, Observe.Pending(2, new([1, 0, 0, 0, 1, 2]), epochs: 0).End((MetricNames.Snip, 1)));
        var manifest = new ScreenedSearch { Space = "\"nas-bench-201\"", Strategy = """{"name":"regularized-evolution","population":1,"sample":1}""" }.Manifest();

        var proposed = new SearchPlanner(manifest).Plan(state, default).NewTrials.Single();

        Assert.Equal(1, proposed.Genotype.Choices.Zip([3, 3, 3, 3, 3, 3]).Count(pair => pair.First != pair.Second));
    }

    private static void Add(LedgerState state, Observation observation)
    {
        state.Apply(new TrialProposed(default, observation.Trial));
        state.Apply(new TrialEnded(default, observation.Score!));
    }
}
