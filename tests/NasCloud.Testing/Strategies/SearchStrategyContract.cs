using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Testing.Strategies;

/// <summary>What a search relies on from every strategy.</summary>
public abstract class SearchStrategyContract
{
    /// <summary>A strategy with small numbers (a population of at most 10), so that short histories get beyond its beginning.</summary>
    protected abstract ISearchStrategy Create();

    [Fact]
    public void Propose_AnyHistory_YieldsGenotypesOfTheSpace() => Histories.Any.Sample(history =>
        Assert.All(Propose(history).Take(200), genotype => Assert.True(history.Space.Contains(genotype))), iter: 500);

    [Fact]
    public void Propose_SameHistoryAndSeed_YieldsTheSame() => Histories.Any.Sample(history =>
        Assert.Equal(Propose(history).Take(50), Propose(history).Take(50)), iter: 200);

    [Fact]
    public void Propose_ReadTwiceAsFar_BeginsTheSame() => Histories.Any.Sample(history =>
        Assert.Equal(Propose(history).Take(20), Propose(history).Take(40).Take(20)), iter: 100);

    [Fact]
    public void Propose_EmptyHistory_YieldsSomething() =>
        Assert.NotEmpty(Propose(new(TestSpace.Layered(3), Histories.One, [])).Take(1));

    [Theory]
    [InlineData("pending")]
    [InlineData("failed")]
    [InlineData("no metrics")]
    [InlineData("not a number")]
    public void Propose_NothingMeasured_YieldsSomethingNew(string outcome)
    {
        var space = TestSpace.Flat(4, 6);
        var history = Of(space, 30, pending => outcome switch
        {
            "pending" => pending,
            "failed" => pending.Fail(),
            "no metrics" => pending.End(),
            _ => pending.End((MetricNames.Accuracy, double.NaN)),
        });
        var known = history.Observations.Select(observation => observation.Trial.Genotype).ToHashSet();
        Assert.Contains(Propose(history).Take(500), genotype => !known.Contains(genotype));
    }

    [Fact]
    public void Propose_SpaceOfOneGenotype_Works()
    {
        var space = TestSpace.Flat(1, 1);
        var history = Of(space, 1, pending => pending.End((MetricNames.Accuracy, 0.5)));
        Assert.All(Propose(history).Take(50), genotype => Assert.Equal(Genotype.Parse("0"), genotype));
    }

    [Fact]
    public void Propose_OneDecision_FindsEveryOption() =>
        Assert.Equal(7, Drive(TestSpace.Flat(1, 7), 100, Sum).Count);

    [Fact]
    public void Propose_ExhaustedSpace_IsFoundWhole()
    {
        var space = TestSpace.Layered(2);
        var observations = Drive(space, 1_000, Sum);
        Assert.Equal(space.Enumerate().ToHashSet(), observations.Select(observation => observation.Trial.Genotype).ToHashSet());
        Assert.Equal(space.Size, observations.Count);
    }

    [Fact]
    public void Propose_TenThousandDecisions_Works()
    {
        var space = TestSpace.Flat(10_000, 3);
        var observations = Drive(space, 16, Sum);
        Assert.Equal(16, observations.Count);
        Assert.All(observations, observation => Assert.True(space.Contains(observation.Trial.Genotype)));
    }

    [Fact]
    public void Propose_ResumedAnywhere_GoesOnAsItDid()
    {
        var driver = new StrategyDriver(Create, TestSpace.Layered(4), Sum) { Seed = 5 };
        var observations = driver.Run(80);
        Assert.Equal(80, observations.Count);
        Assert.All(Enumerable.Range(0, observations.Count), count =>
        {
            List<Observation> before = [.. observations.Take(count)];
            Assert.Equal(observations[count].Trial.Genotype, driver.Next(before, before.Select(each => each.Trial.Genotype).ToHashSet()));
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Propose_TrialsInFlightAndFailing_NeverRunsDry(int parallelism)
    {
        var space = TestSpace.Layered(5);
        var driver = new StrategyDriver(Create, space, pending => pending.Trial.Number % 5 == 0 ? pending.Fail() : Sum(pending)) { Parallelism = parallelism };
        var observations = driver.Run(140);
        Assert.Equal(140, observations.Select(observation => observation.Trial.Genotype).Distinct().Count());
        Assert.DoesNotContain(observations, observation => observation.IsPending);
    }

    [Fact]
    public void Propose_TwoObjectives_RunsThrough()
    {
        var driver = new StrategyDriver(Create, TestSpace.Layered(4), pending => Sum(pending).Sized(pending.Trial.Genotype.Choices.Count(choice => choice > 0)))
        {
            Objectives = Histories.Two,
        };
        Assert.Equal(120, driver.Run(120).Count);
    }

    [Fact]
    public void GenerationSize_Anywhere_IsNullOrAtLeastOne() => Assert.True(Create().GenerationSize is null or >= 1);

    /// <summary>A score that grows with every choice.</summary>
    protected static Observation Sum(Observation pending) =>
        pending.End((MetricNames.Accuracy, pending.Trial.Genotype.Choices.Sum(choice => choice + 1)));

    /// <summary>What a strategy suggests.</summary>
    protected IEnumerable<Genotype> Propose(SearchHistory history, long seed = 1) =>
        Create().Propose(history, 1, RandomStream.Create(seed, "propose"));

    /// <summary>A history of random candidates.</summary>
    protected static SearchHistory Of(SearchSpace space, int count, Func<Observation, Observation> evaluate, ValueArray<Objective>? objectives = null)
    {
        var random = RandomStream.Create(3, "candidates");
        return new(space, objectives ?? Histories.One, [.. Enumerable.Range(1, count).Select(number => evaluate(Observe.Pending(number, space.Sample(random))))]);
    }

    private IReadOnlyList<Observation> Drive(SearchSpace space, int trials, Func<Observation, Observation> evaluate) =>
        new StrategyDriver(Create, space, evaluate).Run(trials);
}
