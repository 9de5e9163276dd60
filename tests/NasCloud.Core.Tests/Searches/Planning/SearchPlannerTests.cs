using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class SearchPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_FreshSearch_FillsEveryFreeTrainer()
    {
        var plan = new SearchPlanner(TestSearch.Create(more: ", \"parallelism\": 3")).Plan(new LedgerState(), Now);

        Assert.Equal([1, 2, 3], plan.NewTrials.Select(trial => trial.Number));
        Assert.Equal(3, plan.NewTrials.Select(trial => trial.ArchitectureId).Distinct().Count());
    }

    [Fact]
    public void Plan_SameLedgerAndSeed_IsTheSameOnAFreshPlanner()
    {
        var manifest = TestSearch.Create(strategy: "\"regularized-evolution\"", more: ", \"seed\": 7");
        var state = Searched(manifest, trials: 8);

        Assert.Equal(new SearchPlanner(manifest).Plan(state, Now).NewTrials, new SearchPlanner(manifest).Plan(state, Now).NewTrials);
    }

    [Theory]
    [InlineData("\"random\"")]
    [InlineData("\"grid\"")]
    [InlineData("\"local-search\"")]
    [InlineData("\"genetic\"")]
    [InlineData("\"regularized-evolution\"")]
    [InlineData("\"nsga-2\"")]
    [InlineData("\"auto\"")]
    [InlineData("\"bananas\"")]
    [InlineData("\"progressive\"")]
    [InlineData("\"tpe\"")]
    [InlineData("\"reinforce\"")]
    public void Plan_UntilTheBudgetIsSpent_NeverPaysForAnArchitectureTwice(string strategy)
    {
        var manifest = TestSearch.Create("""{ "trials": 120 }""", strategy);

        var state = Searched(manifest, trials: 120);

        Assert.Equal(120, state.Trials.Select(trial => trial.Trial.ArchitectureId).Distinct().Count());
        Assert.Equal(EndReason.Trials, new SearchPlanner(manifest).Plan(state, Now).End);
    }

    [Fact]
    public void Plan_ConstraintsLeaveFew_EndsWithTheSpaceExhausted()
    {
        // Under 80,000 parameters a cell has no convolution but for 1x1 ones in the smallest numbers: few are left.
        var manifest = TestSearch.Create("""{ "trials": 15000 }""", more: ", \"constraints\": { \"maxParameters\": 74000 }");
        var planner = new SearchPlanner(manifest);
        var state = new LedgerState();

        var plan = Run(planner, state, most: 15_000);

        Assert.Equal(EndReason.SpaceExhausted, plan.End);
        Assert.InRange(state.Trials.Count, 5, 200);
        Assert.All(state.Trials, trial => Assert.InRange(trial.Trial.Parameters, 1, 74_000));
    }

    [Fact]
    public void Plan_WallClockSpent_EndsWhateverIsOpen()
    {
        var manifest = TestSearch.Create("""{ "wallClock": "10m" }""");
        var planner = new SearchPlanner(manifest);
        var state = new LedgerState();
        state.Apply(new SessionStarted(Now, "one"));
        var trial = planner.Plan(state, Now).NewTrials.Single();
        state.Apply(new TrialProposed(Now, trial));

        Assert.Null(planner.Plan(state, Now.AddMinutes(9)).End);
        Assert.Equal(EndReason.WallClock, planner.Plan(state, Now.AddMinutes(10)).End);
    }

    [Fact]
    public void Plan_TargetReached_EndsAtOnce()
    {
        var manifest = TestSearch.Create(more: ", \"target\": { \"metric\": \"accuracy\", \"value\": 0.5 }");
        var state = Searched(manifest, trials: 1, accuracy: _ => 0.5);

        Assert.Equal(EndReason.Target, new SearchPlanner(manifest).Plan(state, Now).End);
    }

    [Fact]
    public void Plan_TargetReachedByAScreening_GoesOn()
    {
        var manifest = TestSearch.Create(more: ", \"objectives\": [\"accuracy\", \"parameters\"], \"target\": { \"metric\": \"parameters\", \"value\": 1 }");
        var screening = Observe.Pending(1, new([0, 1, 2, 3, 4, 0]), epochs: 0).End((MetricNames.Snip, 1));
        var state = new LedgerState();
        state.Apply(new TrialProposed(Now, screening.Trial));
        state.Apply(new TrialEnded(Now, screening.Score!));

        Assert.Null(new SearchPlanner(manifest).Plan(state, Now).End);
    }

    [Fact]
    public void Plan_DeviceHoursSpent_Ends()
    {
        var manifest = TestSearch.Create("""{ "deviceHours": 1 }""");
        var state = Searched(manifest, trials: 4, seconds: 900);

        Assert.Equal(EndReason.DeviceHours, new SearchPlanner(manifest).Plan(state, Now).End);
    }

    [Fact]
    public void Plan_Generational_WaitsForTheWholeGeneration()
    {
        var manifest = TestSearch.Create(strategy: """{ "name": "genetic", "population": 6 }""");
        var planner = new SearchPlanner(manifest);
        var state = new LedgerState();
        var generation = planner.Plan(state, Now).NewTrials;
        foreach (var trial in generation)
            state.Apply(new TrialProposed(Now, trial));
        state.Apply(new TrialEnded(Now, Score(1, 0.1, 1)));

        Assert.Equal(6, generation.Count);
        Assert.Equal(SearchPlan.Wait, planner.Plan(state, Now));
    }

    [Fact]
    public void Plan_Asha_PromotesTheBestFromItsCheckpoint()
    {
        var manifest = TestSearch.Create(
            """{ "trials": 9 }""", fidelity: """{ "name": "asha", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 }""");
        var state = new LedgerState();

        Run(new SearchPlanner(manifest), state, most: 100);

        Assert.Equal(9, state.Architectures.Count);
        var promoted = state.Trials.Where(trial => trial.Trial.ContinuesFrom is not null).Select(trial => trial.Trial).ToList();
        Assert.Equal([3, 9], promoted.Select(trial => trial.Epochs).Distinct().Order());
        Assert.All(promoted, trial =>
        {
            var parent = state.Find(trial.ContinuesFrom!.Value)!.Trial;
            Assert.Equal((trial.ArchitectureId, trial.Epochs), (parent.ArchitectureId, parent.Epochs * 3));
        });
    }

    [Fact]
    public void Plan_Supernet_IsTrainedBeforeAnyCandidateAndInheritedByAll()
    {
        var planner = new SearchPlanner(Supernet());
        var state = new LedgerState();

        var first = planner.Plan(state, Now).NewTrials.Single();
        state.Apply(new TrialProposed(Now, first));
        var meanwhile = planner.Plan(state, Now);
        state.Apply(new TrialEnded(Now, Score(0, 0.5, 1)));
        var candidates = planner.Plan(state, Now).NewTrials;

        Assert.Equal((0, TrialKind.Supernet, 12, TimeSpan.FromMinutes(30)), (first.Number, first.Kind, first.Epochs, first.TimeLimit));
        Assert.Equal(SearchPlan.Wait, meanwhile);
        Assert.Equal([1, 2], candidates.Select(trial => trial.Number));
        Assert.All(candidates, trial => Assert.Equal((TrialKind.Search, 0, 12), (trial.Kind, trial.ContinuesFrom, trial.Epochs)));
        Assert.Empty(state.Trials);
        Assert.Empty(state.Architectures);
    }

    [Fact]
    public void Plan_SupernetThatFailed_EndsTheSearch()
    {
        var planner = new SearchPlanner(Supernet());
        var state = new LedgerState();
        state.Apply(new TrialProposed(Now, planner.Plan(state, Now).NewTrials.Single()));

        state.Apply(new TrialEnded(Now, Score(0, 0, 1) with { Outcome = TrialOutcome.Diverged }));

        Assert.Equal(EndReason.SupernetFailed, planner.Plan(state, Now).End);
    }

    [Fact]
    public void Plan_SupernetOfASpaceThatTheConstraintsLeaveEmpty_EndsTheSearch() =>
        Assert.Equal(EndReason.SpaceExhausted, new SearchPlanner(Supernet(""", "constraints": { "maxParameters": 1 }""")).Plan(new LedgerState(), Now).End);

    [Fact]
    public void Plan_InheritedWeights_AreTheNearestCandidatesAndNoPromotions()
    {
        var manifest = TestSearch.Create("""{ "trials": 12 }""", fidelity: """{ "name": "asha", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 }""");
        var state = Searched(manifest with { Spec = manifest.Spec with { InheritWeights = true } }, trials: 14);

        Assert.Null(state.Trials[0].Trial.InheritsFrom);
        foreach (var trial in state.Trials.Skip(1).Select(each => each.Trial))
        {
            var earlier = state.Trials.Where(each => each.Trial.Number < trial.Number);
            Assert.Equal(trial.ContinuesFrom is null ? WeightInheritance.Nearest(trial.Genotype, earlier) : null, trial.InheritsFrom);
        }
    }

    private static SearchManifest Supernet(string more = "")
    {
        var reading = SearchSpecReader.Read($$"""
            {
              "schemaVersion": 1, "dataset": "glyphs", "space": "nas-bench-201", "strategy": "random",
              "estimator": { "name": "supernet", "epochs": 12 }, "budget": { "wallClock": "90m" }, "parallelism": 2{{more}}
            }
            """);
        Assert.Empty(reading.Errors);
        return new SearchManifest(new SearchId("test"), Now, reading.Spec!, TestSearch.GreyImages);
    }

    private static LedgerState Searched(SearchManifest manifest, int trials, Func<int, double>? accuracy = null, double seconds = 1)
    {
        var state = new LedgerState();
        Run(new SearchPlanner(manifest), state, trials, accuracy, seconds);
        return state;
    }

    private static SearchPlan Run(SearchPlanner planner, LedgerState state, int most, Func<int, double>? accuracy = null, double seconds = 1)
    {
        while (true)
        {
            var plan = planner.Plan(state, Now);
            if (plan.NewTrials.Count == 0)
                return plan;
            foreach (var trial in plan.NewTrials)
            {
                state.Apply(new TrialProposed(Now, trial));
                state.Apply(new TrialEnded(Now, Score(trial.Number, accuracy?.Invoke(trial.Number) ?? trial.Number / 1000.0, seconds)));
            }

            if (state.Trials.Count >= most)
                return plan;
        }
    }

    private static TrialScore Score(int trial, double accuracy, double seconds) => new()
    {
        Trial = trial,
        Outcome = TrialOutcome.Succeeded,
        Metrics = ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", accuracy),
        DeviceSeconds = seconds,
    };
}
