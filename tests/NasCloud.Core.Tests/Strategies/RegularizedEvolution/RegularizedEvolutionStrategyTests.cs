using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.RegularizedEvolution;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.RegularizedEvolution;

public sealed class RegularizedEvolutionStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() => new RegularizedEvolutionStrategy(new(Population: 5, Sample: 3));

    [Fact]
    public void Propose_PopulationIncomplete_IsRandom()
    {
        var history = Of(Space, 4, Sum);
        Assert.Contains(Propose(history).Take(20), child => history.Observations.All(parent => Distance(child, parent.Trial.Genotype) > 3));
    }

    [Fact]
    public void Propose_PopulationComplete_MutatesOneChoiceOfTheYoungest()
    {
        var history = Of(Space, 30, Sum);
        var alive = history.Observations.TakeLast(5).Select(each => each.Trial.Genotype).ToList();
        Assert.All(Propose(history).Take(99), child => Assert.Contains(alive, parent => Distance(child, parent) == 1));
    }

    [Fact]
    public void Propose_PendingOnes_AreNotAliveYet()
    {
        var history = Of(Space, 30, pending => pending.Trial.Number > 27 ? pending : Sum(pending));
        var alive = history.Observations.Take(27).TakeLast(5).Select(each => each.Trial.Genotype).ToList();
        Assert.All(Propose(history).Take(99), child => Assert.Contains(alive, parent => Distance(child, parent) == 1));
    }

    [Fact]
    public void Propose_LargeSample_MutatesTheBestAliveAndNotTheBestEver()
    {
        var history = Of(Space, 30, Sum);
        var best = history.Observations.TakeLast(5).MaxBy(each => each.Metric("accuracy"))!.Trial.Genotype;
        var strategy = new RegularizedEvolutionStrategy(new(Population: 5, Sample: 1_000));
        Assert.All(
            strategy.Propose(history, 1, RandomStream.Create(1, "test")).Take(50),
            child => Assert.Equal(1, Distance(child, best)));
    }

    [Fact]
    public void Propose_SampleOfOne_MutatesEachAliveAboutEquallyOften()
    {
        // Parents so far apart that a child tells whose it is.
        var history = new SearchHistory(Space, Histories.One,
            [.. Enumerable.Range(0, 4).Select(option => Observe.Accuracy(option + 1, new([.. Enumerable.Repeat(option, 8)]), option))]);
        var strategy = new RegularizedEvolutionStrategy(new(Population: 4, Sample: 1));
        var children = strategy.Propose(history, 100, RandomStream.Create(1, "test")).Take(8_000);
        Assert.All(
            children.CountBy(child => child.Choices.CountBy(choice => choice).MaxBy(pair => pair.Value).Key),
            parent => Assert.InRange(parent.Value, 1_800, 2_200));
    }

    [Fact]
    public void Propose_PromotedCandidate_KeepsItsAge()
    {
        var history = Of(Space, 10, Sum);
        var first = history.Observations[0].Trial.Genotype;
        var promoted = history with { Observations = [.. history.Observations, Observe.Accuracy(11, first, 1_000, 3, 1)] };
        Assert.Equal(Propose(history).Take(20), Propose(promoted).Take(20));
    }

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, Space, Sum).Run(200).Max(each => each.Metric("accuracy"))!.Value, 30, 32);

    private static int Distance(Genotype one, Genotype other) => one.Choices.Zip(other.Choices).Count(pair => pair.First != pair.Second);
}
