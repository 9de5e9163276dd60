using NasCloud.Core.Randomness;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Bananas;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Bananas;

public sealed class BananasStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() => new BananasStrategy(new(Initial: 5, Batch: 5, Ensemble: 2, Rounds: 8));

    [Fact]
    public void GenerationSize_IsTheBatch() => Assert.Equal(5, Create().GenerationSize);

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, Space, Sum).Run(120).Max(each => each.Metric("accuracy"))!.Value, 31, 32);

    [Fact]
    public void Propose_FirstSuggestions_AreBetterThanTheirNeighboursWouldBe()
    {
        var history = Of(Space, 60, Sum);
        var best = history.Observations.Max(each => each.Metric("accuracy"))!.Value;
        var first = new BananasStrategy(new()).Propose(history, 10, RandomStream.Create(1, "propose")).Take(10).Average(genotype => genotype.Choices.Sum(choice => choice + 1));
        // A random neighbour of the best is worse than it by one on average or more.
        Assert.InRange(first, best - 0.5, 32);
    }
}
