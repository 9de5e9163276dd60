using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.RegularizedEvolution;
using NasCloud.Core.Strategies.Scalarized;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Scalarized;

public sealed class ScalarizedStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() =>
        new ScalarizedStrategy(new RegularizedEvolutionStrategy(new(Population: 10, Sample: 3)), new(ScalarizationMethod.Chebyshev));

    [Fact]
    public void Propose_AnyHistory_ShowsOneObjectiveAndTheSameTrials() => Histories.Any.Sample(history =>
    {
        var seen = View(history, new(ScalarizationMethod.WeightedSum));

        var objective = Assert.Single(seen.Objectives);
        Assert.Equal(history.Observations.Select(each => each.Trial), seen.Observations.Select(each => each.Trial));
        Assert.Equal(history.Observations.Select(each => each.Score?.Outcome), seen.Observations.Select(each => each.Score?.Outcome));
        Assert.Equal(
            history.Observations.Select(each => ObjectivePoint.Of(each, history.Objectives) is not null),
            seen.Observations.Select(each => each.Metric(objective.Metric) is not null));
    }, iter: 200);

    [Fact]
    public void Propose_AnyHistory_RanksWhatFailedLastAndAnUnbeatenOneFirst() => Histories.Any.Sample(history =>
    {
        var seen = View(history, new(ScalarizationMethod.Chebyshev, history.Objectives.Select(_ => 1.0).ToValueArray()));
        var ranked = Ranking.BestFirst(seen.Observations, seen.Objectives).Select(each => history.Observations[each.Trial.Number - 1]).ToList();
        var measured = ranked.TakeWhile(each => ObjectivePoint.Of(each, history.Objectives) is not null).ToList();

        Assert.All(ranked.Skip(measured.Count), each => Assert.Null(ObjectivePoint.Of(each, history.Objectives)));
        Assert.All(measured.Take(1), best => Assert.DoesNotContain(
            measured, each => ObjectivePoint.Dominates(ObjectivePoint.Of(each, history.Objectives)!, ObjectivePoint.Of(best, history.Objectives)!)));
    }, iter: 200);

    [Theory]
    [InlineData(20.0, 1.0, 25, 32)]
    [InlineData(1.0, 20.0, 8, 15)]
    public void Run_WithFixedWeights_GoesWhereTheyPoint(double accuracy, double size, double least, double most)
    {
        // Each choice is worth an accuracy and costs as much in size; chance has 20.
        var driver = new StrategyDriver(
            () => new ScalarizedStrategy(new RegularizedEvolutionStrategy(new(Population: 10, Sample: 5)), new(ScalarizationMethod.WeightedSum, [accuracy, size])),
            Space,
            pending => Sum(pending.Sized(pending.Trial.Genotype.Choices.Sum())))
        { Objectives = Histories.Two };

        Assert.InRange(driver.Run(200).TakeLast(50).Average(each => each.Metric(MetricNames.Accuracy))!.Value, least, most);
    }

    [Fact]
    public void GenerationSize_IsThatOfTheStrategy() => Assert.Equal(
        7, new ScalarizedStrategy(new Seeing { GenerationSize = 7 }, new(ScalarizationMethod.WeightedSum)).GenerationSize);

    private static SearchHistory View(SearchHistory history, Scalarization scalarization)
    {
        var inner = new Seeing();
        _ = new ScalarizedStrategy(inner, scalarization).Propose(history, 1, RandomStream.Create(1, "propose"));
        return inner.Seen!;
    }

    private sealed class Seeing : ISearchStrategy
    {
        public SearchHistory? Seen { get; private set; }

        public int? GenerationSize { get; init; }

        public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
        {
            Seen = history;
            return [];
        }
    }
}
