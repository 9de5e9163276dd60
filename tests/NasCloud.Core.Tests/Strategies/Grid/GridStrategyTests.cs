using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Grid;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Grid;

public sealed class GridStrategyTests : SearchStrategyContract
{
    protected override ISearchStrategy Create() => new GridStrategy();

    [Fact]
    public void Propose_EmptyHistory_IsTheWholeSpaceInOrder() => TestSpaces.Small.Sample(space =>
        Assert.Equal(space.Enumerate(), Propose(new(space, Histories.One, []))), iter: 100);

    [Fact]
    public void Propose_SomeKnown_GoesOnAfterTheLast()
    {
        // 2 was refused before; 1 came back at more epochs.
        Observation[] history = [Observe.Accuracy(1, Genotype.Parse("1"), 1), Observe.Pending(2, Genotype.Parse("3")), Observe.Pending(3, Genotype.Parse("1"), 3, 1)];
        Assert.Equal(["4", "5"], Propose(new(TestSpace.Flat(1, 6), Histories.One, history)).Select(genotype => genotype.ToString()));
    }

    [Fact]
    public void Propose_LastKnown_Ends() =>
        Assert.Empty(Propose(new(TestSpace.Flat(1, 3), Histories.One, [Observe.Pending(1, Genotype.Parse("2"))])));
}
