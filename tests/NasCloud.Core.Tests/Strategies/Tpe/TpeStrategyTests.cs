using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Tpe;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Tpe;

public sealed class TpeStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() => new TpeStrategy(new(Initial: 5));

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, Space, Sum).Run(150).Max(each => each.Metric("accuracy"))!.Value, 30, 32);

    [Fact]
    public void Propose_OptionsOfTheGood_ArePreferred()
    {
        // Good are those with a 3 in the first place; all else is chance.
        var history = Of(Space, 200, pending => pending.End(("accuracy", pending.Trial.Genotype.Choices[0])));
        Assert.InRange(Propose(history).Take(100).Count(genotype => genotype.Choices[0] == 3), 90, 100);
    }

    [Fact]
    public void Propose_ConditionalDecision_IsCountedWhereActive()
    {
        // The second decision exists where the first is 1, and then 2 is best; where it doesn't, candidates are bad.
        var space = new TestSpace([TestSpace.Decision("a", 2), TestSpace.Decision("b", 3, false, new DecisionCondition(0, [1])), TestSpace.Decision("c", 50)]);
        var history = Of(space, 100, pending => pending.End(("accuracy", pending.Trial.Genotype.Choices[1])));
        Assert.InRange(Propose(history).Take(100).Count(genotype => genotype.Choices[0] == 1 && genotype.Choices[1] == 2), 85, 100);
    }

    [Fact]
    public void Estimator_OfCandidates_CountsThemWithOneUniformBefore()
    {
        var estimator = new ParzenEstimator(TestSpace.Flat(1, 4).Decisions, [Genotype.Parse("1"), Genotype.Parse("1"), Genotype.Parse("3")]);
        Assert.Equal(Math.Log(2.25 / 4), estimator.LogLikelihood(Genotype.Parse("1")), 9);
        Assert.Equal(Math.Log(0.25 / 4), estimator.LogLikelihood(Genotype.Parse("0")), 9);
    }

    [Fact]
    public void Estimator_OrderedOptions_ShareWithTheirNeighbours()
    {
        var estimator = new ParzenEstimator([TestSpace.Decision("a", 4, isOrdinal: true)], [Genotype.Parse("2")]);
        Assert.Equal(Math.Log(0.75 / 2), estimator.LogLikelihood(Genotype.Parse("2")), 9);
        Assert.Equal(Math.Log(0.5 / 2), estimator.LogLikelihood(Genotype.Parse("1")), 9);
        Assert.Equal(Math.Log(0.25 / 2), estimator.LogLikelihood(Genotype.Parse("0")), 9);
    }
}
