using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.LocalSearch;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.LocalSearch;

public sealed class LocalSearchStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(6, 5);

    protected override ISearchStrategy Create() => new LocalSearchStrategy(new(Initial: 3));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_OneAtATime_FollowsThePublishedAlgorithm(long seed)
    {
        var observations = new StrategyDriver(Create, Space, Rugged) { Seed = seed }.Run(300);
        // Replayed by the book: a candidate is a neighbour of the centre, or the centre has no neighbour left to try.
        var (centre, tried, restarts) = (Best(observations.Take(3)), observations.Take(3).Select(Key).ToHashSet(), 0);
        foreach (var observation in observations.Skip(3))
        {
            var isNeighbour = Space.Neighbours(Key(centre)).Contains(Key(observation));
            if (!isNeighbour)
            {
                Assert.All(Space.Neighbours(Key(centre)), neighbour => Assert.Contains(neighbour, tried));
                restarts++;
            }

            Assert.True(tried.Add(Key(observation)));
            if (!isNeighbour || Value(observation) > Value(centre))
                centre = observation;
        }

        Assert.True(restarts > 2, $"Only {restarts} restarts: the landscape is too easy for this test.");
    }

    [Fact]
    public void Run_OnASmoothLandscape_ClimbsToTheTop() => Assert.Contains(
        new StrategyDriver(Create, Space, Sum).Run(3 + (6 * 5 * 5)),
        observation => Key(observation) == Genotype.Parse("444444"));

    [Fact]
    public void Run_FailedNeighbours_AreNoImprovement()
    {
        // All with a 4 fail: the best is all threes.
        var observations = new StrategyDriver(Create, Space, pending => Key(pending).Choices.Contains(4) ? pending.Fail() : Sum(pending)).Run(3 + (6 * 5 * 5));
        Assert.Contains(observations, observation => Key(observation) == Genotype.Parse("333333"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void Run_ManyInFlight_StillClimbs(int parallelism)
    {
        var observations = new StrategyDriver(Create, Space, Sum) { Parallelism = parallelism }.Run(200);
        Assert.Contains(observations, observation => Key(observation) == Genotype.Parse("444444"));
    }

    [Fact]
    public void Propose_FewerThanInitial_IsRandom() => Assert.Contains(
        Propose(new(Space, Histories.One, [Known(1, "000000", 1), Known(2, "111111", 2)])).Take(10),
        genotype => Distance(genotype, "000000") > 1 && Distance(genotype, "111111") > 1);

    [Fact]
    public void Propose_InitialEnded_TriesNeighboursOfTheBestThenRestarts()
    {
        ValueArray<Observation> initial = [Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2)];
        var suggestions = Propose(new(Space, Histories.One, initial)).Take(200).ToList();
        Assert.Equal(Space.Neighbours(Genotype.Parse("111111")).ToHashSet(), suggestions.Take(24).ToHashSet());
        Assert.Contains(suggestions.Skip(24), genotype => Distance(genotype, "111111") > 1);
    }

    [Fact]
    public void Propose_NextCall_KeepsTheOrderOfNeighbours()
    {
        ValueArray<Observation> initial = [Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2)];
        var first = Propose(new(Space, Histories.One, initial), seed: 1).Take(24).ToList();
        var second = Propose(new(Space, Histories.One, [.. initial, Observe.Accuracy(4, first[0], 0)]), seed: 2).Take(23).ToList();
        Assert.Equal(first.Skip(1), second);
    }

    [Fact]
    public void Propose_NeighboursInFlight_GoesOnWithOthers()
    {
        ValueArray<Observation> initial = [Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2)];
        var pending = Space.Neighbours(Genotype.Parse("111111")).Take(5).ToList();
        var suggestions = Propose(new(Space, Histories.One, [.. initial, .. pending.Select((genotype, index) => Observe.Pending(4 + index, genotype))])).Take(19);
        Assert.All(suggestions, genotype => Assert.True(Distance(genotype, "111111") == 1 && !pending.Contains(genotype)));
    }

    [Fact]
    public void Propose_ImprovementFoundLate_MovesThere()
    {
        // 4 and 5 were in flight together; the better one ended second.
        Observation[] history = [Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2), Known(4, "111110", 4), Known(5, "011111", 5)];
        Assert.All(Propose(new(Space, Histories.One, history)).Take(20), genotype => Assert.Equal(1, Distance(genotype, "011111")));
    }

    [Fact]
    public void Propose_RefusedNeighbours_AreNotSuggestedAgainAfterARestart()
    {
        // One neighbour of 111111 was tried, then came a restart: the others were refused.
        Observation[] history = [Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2), Known(4, "111110", 1), Known(5, "444444", 1)];
        Assert.All(Propose(new(Space, Histories.One, history)).Take(24), genotype => Assert.Equal(1, Distance(genotype, "444444")));
    }

    [Fact]
    public void Propose_FailedRestart_RestartsAgain()
    {
        Observation[] history =
        [
            Known(1, "000000", 1), Known(2, "111111", 3), Known(3, "222222", 2), Known(4, "111110", 1), Observe.Failed(5, Genotype.Parse("444444")),
        ];
        Assert.Contains(Propose(new(Space, Histories.One, history)).Take(10), genotype => Distance(genotype, "444444") > 1 && Distance(genotype, "111111") > 1);
    }

    [Fact]
    public void Propose_PromotedCandidate_ComparesAtItsHighestFidelity()
    {
        Observation[] history =
        [
            Known(1, "000000", 9), Known(2, "111111", 3), Known(3, "222222", 2), Observe.Accuracy(4, Genotype.Parse("000000"), 1, 3, 1),
        ];
        Assert.All(Propose(new(Space, Histories.One, history)).Take(24), genotype => Assert.Equal(1, Distance(genotype, "111111")));
    }

    [Fact]
    public void Propose_TwoObjectives_TriesNeighboursOfTheWholeFront()
    {
        Observation[] history = [Known(1, "000000", 1).Sized(1), Known(2, "111111", 3).Sized(3), Known(3, "222222", 2).Sized(4)];
        var suggestions = Propose(new(Space, Histories.Two, history)).Take(48).ToHashSet();
        Assert.Equal(Space.Neighbours(Genotype.Parse("000000")).Concat(Space.Neighbours(Genotype.Parse("111111"))).ToHashSet(), suggestions);
    }

    // A landscape with many local optima, no two cells alike.
    private static Observation Rugged(Observation pending)
    {
        var hash = pending.Trial.Genotype.Choices.Aggregate(17L, (state, choice) => ((state * 31) + choice) * 1_000_003 % 2_147_483_647);
        return pending.End((MetricNames.Accuracy, (pending.Trial.Genotype.Choices.Sum() * 0.1) + (hash / 2_147_483_647.0)));
    }

    private static Observation Best(IEnumerable<Observation> observations) => observations.MaxBy(Value)!;

    private static double Value(Observation observation) => observation.Score!.Metrics[MetricNames.Accuracy];

    private static Genotype Key(Observation observation) => observation.Trial.Genotype;

    private static Observation Known(int number, string genotype, double accuracy) => Observe.Accuracy(number, Genotype.Parse(genotype), accuracy);

    private static int Distance(Genotype genotype, string other) => genotype.Choices.Zip(Genotype.Parse(other).Choices).Count(pair => pair.First != pair.Second);
}
