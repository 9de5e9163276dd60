using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.RandomSearch;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.RandomSearch;

public sealed class RandomStrategyTests : SearchStrategyContract
{
    protected override ISearchStrategy Create() => new RandomStrategy();

    [Fact]
    public void Propose_SmallSpace_NeverEnds() =>
        Assert.Equal(10_000, Propose(new(TestSpace.Flat(1, 2), Histories.One, [])).Take(10_000).Count());

    [Fact]
    public void Propose_AnyHistory_IgnoresIt()
    {
        var space = TestSpace.Layered(3);
        Assert.Equal(
            Propose(new(space, Histories.One, [])).Take(20),
            Propose(Of(space, 40, Sum)).Take(20));
    }
}
