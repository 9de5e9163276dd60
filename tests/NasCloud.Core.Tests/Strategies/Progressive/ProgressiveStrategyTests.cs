using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Progressive;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Progressive;

public sealed class ProgressiveStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(12, 4);

    protected override ISearchStrategy Create() => new ProgressiveStrategy(new(Levels: 3, Width: 5, Ensemble: 2, Rounds: 3));

    [Fact]
    public void GenerationSize_IsTheWidth() => Assert.Equal(5, Create().GenerationSize);

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, TestSpace.Flat(8, 4), Sum).Run(150).Max(each => each.Metric("accuracy"))!.Value, 30, 32);

    [Fact]
    public void Run_FromLevelToLevel_MovesAThirdMoreOfTheDecisions()
    {
        // What is better is the more complex here, and still no level gets ahead of itself.
        var observations = new StrategyDriver(Create, Space, Sum).Run(15);

        int[] most = [.. observations.Chunk(5).Select(level => level.Max(each => Complexity(each.Trial.Genotype)))];
        Assert.InRange(most[0], 1, 4);
        Assert.InRange(most[1], 5, 8);
        Assert.InRange(most[2], 9, 12);
    }

    [Fact]
    public void Propose_OnTheWayUp_GrowsTheBestTowardsWhatMadeThemGood()
    {
        // Good is who takes the last options; the predictors can tell, and chance would add a third of a last option for each step.
        var (level, random) = (new ComplexityLevel(Space, 1, 3), RandomStream.Create(1, "level"));
        SearchHistory history = new(Space, Histories.One, [.. Enumerable.Range(1, 60).Select(_ => level.Sample(random)).Distinct().Select((genotype, index) => Lasts(Observe.Pending(index + 1, genotype)))]);
        var best = history.Observations.Max(each => each.Metric("accuracy"))!.Value;

        var proposed = new ProgressiveStrategy(new(Levels: 3, Width: 40)).Propose(history, 40, RandomStream.Create(1, "propose")).Take(10).ToList();

        Assert.InRange(proposed.Average(Last), best, 8);
        Assert.All(proposed, genotype => Assert.InRange(Complexity(genotype), 1, 8));
    }

    private static Observation Lasts(Observation pending) =>
        pending.End(("accuracy", Last(pending.Trial.Genotype)));

    private static double Last(Genotype genotype) => genotype.Choices.Count(choice => choice == 3);

    private static int Complexity(Genotype genotype) => genotype.Choices.Count(choice => choice > 0);
}
