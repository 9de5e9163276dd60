using NasCloud.Core.Fidelity;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class ScreenedSearchTests
{
    private const int Pool = 3;

    private const string MutateTheYoungest = """{"name":"regularized-evolution","population":1,"sample":1}""";

    private const string Genetic = """{"name":"genetic","population":4}""";

    private static readonly string[] Strategies = ["\"random\"", "\"regularized-evolution\"", Genetic];

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

    private static readonly Gen<ScreenedSearch> AnyProxyAndSpace =
        from search in Any
        from isBySize in Gen.Bool
        from isSmall in Gen.Bool
        select search with
        {
            Screening = isBySize ? search.Screening.Replace("snip", "parameters", StringComparison.Ordinal) : search.Screening,
            Space = isSmall ? ScreenedSearch.Widths("[2, 3, 4, 5, 6]") : search.Space,
        };

    [Fact]
    public void Plan_AnySearch_TrainsAsManyAsTheBudgetAllowsAndNoneTwice() => Any.Sample(
        search =>
        {
            Assert.Equal(EndReason.Trials, search.Run());
            Assert.Equal(search.Trials, search.State.Architectures.Count);
            Assert.Equal(search.Trials, Begun(search.State));
        },
        iter: 40);

    [Fact]
    public void Plan_AnySearchThatMayUseUpItsSpace_TrainsNoMoreThanTheBudgetAllowsAndNoneTwice() => AnyProxyAndSpace.Sample(
        search =>
        {
            search.Run();
            Assert.InRange(search.State.Architectures.Count, 0, search.Trials);
            Assert.Equal(search.State.Architectures.Count, Begun(search.State));
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
    public void Plan_AnySearch_IsTheSameOnAFreshPlanner() => AnyProxyAndSpace.Sample(
        search =>
        {
            var end = search.Run((_, plan) => Assert.Equal(plan.NewTrials, Plan(search)));
            Assert.Equal(new SearchPlanner(search.Manifest()).Plan(search.State, default).End, end);
        },
        iter: 60);

    [Theory]
    [InlineData("\"random\"")]
    [InlineData(Genetic)]
    public void Plan_BySizeInASpaceThatIsNearlyUsedUp_TrainsAllOfIt(string strategy)
    {
        var search = new ScreenedSearch
        {
            Strategy = strategy,
            Space = ScreenedSearch.Widths("[2, 3, 4]"),
            Screening = """{ "proxy": "parameters", "pool": 3 }""",
            Trials = 100,
            Parallelism = 2,
        };

        Assert.Equal(EndReason.SpaceExhausted, search.Run());
        Assert.Equal(3, search.State.Architectures.Count);
    }

    [Fact]
    public void Plan_BySizeOnceTheInitialSampleIsChosen_AsksTheStrategyForNoMoreThanItTrains()
    {
        var search = new ScreenedSearch
        {
            Space = ScreenedSearch.Widths("[2, 3]", depth: 4),
            Strategy = MutateTheYoungest,
            Screening = """{ "proxy": "parameters", "pool": 3, "initial": 4 }""",
            Trials = 4,
        };
        search.Run();
        // More than the youngest has neighbours: how soon the strategy looks further depends on how many it is asked for.
        var screened = search with { Trials = 100, Parallelism = 8 };

        Assert.Equal(Plan(screened with { Screening = "null" }), Plan(screened));
    }

    [Fact]
    public void Plan_WholeSpaceFailsToBeScreened_TrainsOneUnscreened()
    {
        var search = new ScreenedSearch { Space = ScreenedSearch.Widths("[2, 3, 4]"), Trials = 100, Parallelism = 4, FailsOneOf = 1 };

        Assert.Equal(EndReason.SpaceExhausted, search.Run());
        Assert.Equal(3, search.State.Screened.Count);
        Assert.Single(search.State.Architectures);
    }

    [Fact]
    public void Plan_SearchedForMoreToScreenInTheSameBatch_TrainsALoserInIt()
    {
        var search = new ScreenedSearch
        {
            Strategy = Genetic,
            Space = ScreenedSearch.Widths("[2, 3]"),
            Screening = """{ "proxy": "snip", "pool": 3, "initial": 1 }""",
            Trials = 100,
        };
        var screenings = Plan(search);
        Add(search.State, new Observation(screenings[0], null).End((MetricNames.Snip, 0.5)));
        Add(search.State, new Observation(screenings[1], null).Fail());

        Assert.Equal(screenings.Select(trial => trial.ArchitectureId), Plan(search).Select(trial => trial.ArchitectureId));
    }

    [Fact]
    public void Plan_BatchTookTheLastCandidateToScreen_LooksForItAgainOnceThatFailed()
    {
        var search = new ScreenedSearch
        {
            Space = ScreenedSearch.Widths("[2, 3]"),
            Screening = """{ "proxy": "snip", "pool": 3, "initial": 1 }""",
            Trials = 100,
            Parallelism = 3,
        };
        // As after a crash between two entries: one of the first batch was proposed.
        Add(search.State, new Observation(Plan(search)[0], null).End((MetricNames.Snip, 0.5)));
        var planner = new SearchPlanner(search.Manifest());

        foreach (var trial in planner.Plan(search.State, default).NewTrials)
            Add(search.State, new Observation(trial, null).Fail());

        Assert.Equal([false], planner.Plan(search.State, default).NewTrials.Select(trial => trial.IsScreening));
    }

    [Fact]
    public void Plan_LoserIsPromotedInABatch_IsNotBegunInItToo()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var search = new ScreenedSearch
            {
                Strategy = Genetic,
                Space = ScreenedSearch.Widths("[2, 3, 4, 5, 6, 7, 8, 9]"),
                Screening = """{ "proxy": "snip", "pool": 3, "initial": 2 }""",
                Trials = 4,
                Seed = seed,
            };

            Assert.Equal(EndReason.Trials, search.Run());
            Assert.Equal(4, search.State.Architectures.Count);
            Assert.Equal(4, search.State.Trials.Count(each => !each.Trial.IsScreening));
        }
    }

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
        var search = new ScreenedSearch { Strategy = Genetic, Trials = 4 };

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
        var manifest = new ScreenedSearch { Space = "\"nas-bench-201\"", Strategy = MutateTheYoungest }.Manifest();

        var proposed = new SearchPlanner(manifest).Plan(state, default).NewTrials.Single();

        Assert.Equal(1, proposed.Genotype.Choices.Zip([3, 3, 3, 3, 3, 3]).Count(pair => pair.First != pair.Second));
    }

    private static int Begun(LedgerState state) =>
        state.Trials.Count(each => !each.Trial.IsScreening && (each.Trial.ContinuesFrom is not { } from || state.Find(from)!.Trial.IsScreening));

    private static IReadOnlyList<Trial> Plan(ScreenedSearch search) => new SearchPlanner(search.Manifest()).Plan(search.State, default).NewTrials;

    private static void Add(LedgerState state, Observation observation)
    {
        state.Apply(new TrialProposed(default, observation.Trial));
        state.Apply(new TrialEnded(default, observation.Score!));
    }
}
