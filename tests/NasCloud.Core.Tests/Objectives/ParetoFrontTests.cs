using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Tests.Strategies;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Objectives;

public sealed class ParetoFrontTests
{
    [Fact]
    public void Of_TwoObjectives_IsTheUndominatedByFirstObjective()
    {
        Observation[] observations = [At(1, 0.5, 10), At(2, 0.9, 50), At(3, 0.4, 20), At(4, 0.7, 20), Observe.Failed(5, Number(5)), At(6, 0.9, 50)];
        Assert.Equal([2, 6, 4, 1], ParetoFront.Of(observations, Histories.Two).Select(each => each.Trial.Number));
    }

    [Fact]
    public void Of_SeveralFidelities_CountsTheHighest() =>
        Assert.Equal([3], ParetoFront.Of([At(1, 0.9, 10), At(2, 0.6, 20), Observe.Accuracy(3, Number(1), 0.7, 3, 1).Sized(10)], Histories.Two).Select(each => each.Trial.Number));

    [Fact]
    public void Of_NothingMeasured_IsEmpty() => Assert.Empty(ParetoFront.Of([Observe.Pending(1, Number(1))], Histories.Two));

    [Theory]
    [InlineData("flops", 19)]
    [InlineData("parameters", 14)]
    public void Of_AllCellsOfNasBench201_HasThePublishedPoints(string cost, int size)
    {
        var observations = NasBench201.Table.Value.Select((cell, index) =>
            Observe.Accuracy(index + 1, cell.Genotype, cell.Validation200).Sized(cell.Parameters, cell.Flops)).ToList();
        var front = ParetoFront.Of(observations, [new("accuracy", Goal.Maximize), new(cost, Goal.Minimize)]);
        // Two cells of the front against parameters are equal in both.
        Assert.Equal(size, front.Select(each => (each.Metric("accuracy"), each.Metric(cost))).Distinct().Count());
    }

    private static Observation At(int number, double accuracy, long parameters) => Observe.Accuracy(number, Number(number), accuracy).Sized(parameters);

    private static Genotype Number(int number) => new([number]);
}
