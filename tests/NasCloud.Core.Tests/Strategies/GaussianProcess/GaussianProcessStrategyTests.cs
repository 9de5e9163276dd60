using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.GaussianProcess;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.GaussianProcess;

public sealed class GaussianProcessStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    // The contract makes a new strategy for each proposal, which learns its kernel anew.
    protected override ISearchStrategy Create() => new GaussianProcessStrategy(new(Initial: 5, Iterations: 1));

    [Fact]
    public void Propose_FewerThanInitial_IsRandom()
    {
        var history = Of(Space, 4, Sum);
        Assert.Contains(Propose(history).Take(20), child => history.Observations.All(parent => Distance(child, parent.Trial.Genotype) > 3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_OnASmoothLandscape_FindsTheTopLongBeforeChanceWould(bool isLearned)
    {
        // One of 65,536.
        var observations = new StrategyDriver(() => With(isLearned), Space, Sum).Run(70);
        Assert.Contains(observations, observation => observation.Trial.Genotype == Genotype.Parse("33333333"));
    }

    [Fact]
    public void Propose_BatchOfSeveral_AreFarFromOneAnother()
    {
        var history = Of(Space, 30, Sum);
        var batch = Create().Propose(history, 4, RandomStream.Create(1, "test")).Take(4).ToList();
        Assert.Equal(4, batch.Distinct().Count());
        Assert.All(batch, genotype => Assert.DoesNotContain(history.Observations, each => each.Trial.Genotype == genotype));
    }

    [Fact]
    public void Propose_SuggestionInFlight_IsNotSuggestedAgain()
    {
        var history = Of(Space, 30, Sum);
        var first = Propose(history).First();
        var inFlight = history with { Observations = [.. history.Observations, Observe.Pending(31, first)] };
        Assert.DoesNotContain(first, Propose(inFlight).Take(50));
    }

    [Fact]
    public void Propose_FailuresOnOneSide_AreAvoided()
    {
        // All with a 3 in the first place fail; the sum would lead there.
        var observations = new StrategyDriver(Create, Space, pending => pending.Trial.Genotype.Choices[0] == 3 ? pending.Fail() : Sum(pending)).Run(80);
        Assert.InRange(observations.Skip(20).Count(observation => observation.Trial.Genotype.Choices[0] == 3), 0, 20);
        Assert.Contains(observations, observation => observation.Trial.Genotype == Genotype.Parse("23333333"));
    }

    [Fact]
    public void Propose_SameInstanceAnotherHistory_IsAsIfNew()
    {
        var strategy = With();
        Histories.Any.Sample(history => Assert.Equal(
            With().Propose(history, 1, RandomStream.Create(1, "test")).Take(5),
            strategy.Propose(history, 1, RandomStream.Create(1, "test")).Take(5)), iter: 50, threads: 1);
    }

    [Fact]
    public void Propose_LongHistory_StaysWithinTheSpace()
    {
        var space = TestSpace.Layered(6);
        var history = Histories.Create(space, Histories.One, 1_000, 3);
        Assert.All(Propose(history).Take(30), genotype => Assert.True(space.Contains(genotype)));
    }

    private static GaussianProcessStrategy With(bool isLearned = true) => new(new(Initial: 5, isLearned, Iterations: 3));

    private static int Distance(Genotype one, Genotype other) => one.Choices.Zip(other.Choices).Count(pair => pair.First != pair.Second);
}
