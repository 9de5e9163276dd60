using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Objectives;

public sealed class RankingTests
{
    private static readonly Genotype Any = Genotype.Parse("0");

    [Fact]
    public void BestFirst_OneObjective_IsByValueThenTrial()
    {
        Observation[] observations = [Value(3, 0.5), Value(1, 0.2), Value(4, 0.9), Value(2, 0.5)];
        Assert.Equal([4, 2, 3, 1], Numbers(observations, new Objective("accuracy", Goal.Maximize)));
        Assert.Equal([1, 2, 3, 4], Numbers(observations, new Objective("accuracy", Goal.Minimize)));
    }

    [Fact]
    public void BestFirst_WithoutTheMetric_ComesLastInOrderOfTrials()
    {
        Observation[] observations =
        [
            Observe.Failed(1, Any), Value(2, double.NaN), Observe.Pending(3, Any), Value(4, -5), Observe.Pending(5, Any).End(("loss", 1)), Value(6, double.PositiveInfinity),
        ];
        Assert.Equal([4, 1, 2, 3, 5, 6], Numbers(observations, new Objective("accuracy", Goal.Maximize)));
    }

    [Fact]
    public void BestFirst_TwoObjectives_IsByFrontThenCrowding()
    {
        // Front 1: 1, 2, 3, 4 (from small to accurate), where 3 has the wider gap around it than 2; front 2: 5, 6.
        Observation[] observations = [At(1, 0.1, 10), At(2, 0.2, 20), At(3, 0.4, 60), At(4, 0.9, 100), At(5, 0.1, 30), At(6, 0.3, 90)];
        Assert.Equal([1, 4, 3, 2, 5, 6], Numbers(observations, [.. Histories.Two]));
    }

    [Fact]
    public void BestFirst_ParametersOfAFailedTrial_DoNotRankIt() =>
        Assert.Equal([2, 1], Numbers([Observe.Failed(1, Any).Sized(1), At(2, 0.1, 50)], new Objective("parameters", Goal.Minimize)));

    [Fact]
    public void BestFirst_ShuffledInput_IsTheSame() => Histories.Any.Sample(history =>
    {
        var reversed = history.Observations.Reverse().ToList();
        Assert.Equal(Ranking.BestFirst(history.Observations, history.Objectives), Ranking.BestFirst(reversed, history.Objectives));
    }, iter: 300);

    [Fact]
    public void BestFirst_AnyHistory_IsAPermutationThatNeverPutsTheDominatedFirst() => Histories.Any.Sample(history =>
    {
        var ranked = Ranking.BestFirst(history.Observations, history.Objectives);
        Assert.Equal(history.Observations.Count, ranked.Distinct().Count());
        Assert.Equal(history.Observations.ToHashSet(), ranked.ToHashSet());
        var points = ranked.Select(each => ObjectivePoint.Of(each, history.Objectives)).ToList();
        for (var earlier = 0; earlier < points.Count; earlier++)
        {
            for (var later = earlier + 1; later < points.Count; later++)
                Assert.False(points[later] is { } after && (points[earlier] is not { } before || ObjectivePoint.Dominates(after, before)));
        }
    }, iter: 300);

    [Fact]
    public void Fronts_OfAnyPoints_AreThoseOfTheDefinition() =>
        Gen.Int[1, 4].SelectMany(objectives => Gen.Int[0, 5].Select(value => (double)value).Array[objectives].List[0, 60]).Sample(points =>
        {
            var fronts = NonDominatedSorting.Fronts(points);
            var rest = Enumerable.Range(0, points.Count).ToHashSet();
            foreach (var front in fronts)
            {
                Assert.Equal(
                    rest.Where(each => !rest.Any(other => ObjectivePoint.Dominates(points[other], points[each]))).Order(),
                    front.Order());
                rest.ExceptWith(front);
            }

            Assert.Empty(rest);
        }, iter: 500);

    [Fact]
    public void CrowdingDistance_OfAFront_IsTheSumOfRelativeGaps() => Assert.Equal(
        [double.PositiveInfinity, (0.4 - 0.1) / 0.8 + (50.0 / 90), (0.9 - 0.2) / 0.8 + (80.0 / 90), double.PositiveInfinity],
        CrowdingDistance.Of([[0.1, 100], [0.2, 90], [0.4, 50], [0.9, 10]]),
        (expected, actual) => expected == actual || Math.Abs(expected - actual) < 1e-12);

    [Fact]
    public void CrowdingDistance_OfEqualPoints_IsFiniteOrInfiniteButANumber() =>
        Assert.DoesNotContain(double.NaN, CrowdingDistance.Of([[1, 1], [1, 1], [1, 1]]));

    private static IEnumerable<int> Numbers(Observation[] observations, params Objective[] objectives) =>
        Ranking.BestFirst(observations, [.. objectives]).Select(observation => observation.Trial.Number);

    private static Observation Value(int number, double accuracy) => Observe.Accuracy(number, Any, accuracy);

    private static Observation At(int number, double accuracy, long parameters) => Value(number, accuracy).Sized(parameters);
}
