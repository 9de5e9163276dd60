using NasCloud.Core.Benchmarks;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class CheckpointsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(11, 10, 11)]
    [InlineData(300, 10, 20, 50, 100, 200, 300)]
    [InlineData(5000, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)]
    public void Geometric_OfABudget_EndsWithIt(int budget, params int[] expected) =>
        Assert.Equal(expected, Checkpoints.Geometric(budget));
}
