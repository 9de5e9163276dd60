using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Genetic;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Genetic;

public sealed class GeneticStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() => With();

    private static GeneticStrategy With(double crossover = 0.9, double mutation = 0.5, int tournament = 3) => new(new(4, tournament, crossover, mutation));

    [Fact]
    public void GenerationSize_IsThePopulation() => Assert.Equal(4, Create().GenerationSize);

    [Fact]
    public void Propose_FirstGeneration_IsRandom()
    {
        var history = Of(Space, 3, Sum);
        Assert.Contains(Read(With(), history).Take(20), child => history.Observations.All(parent => Distance(child, parent.Trial.Genotype) > 3));
    }

    [Fact]
    public void Propose_MutationAlone_ChangesOneChoiceOfOneOfTheBest()
    {
        var history = Of(Space, 30, Sum);
        Genotype[] best = [.. history.Observations.OrderByDescending(each => each.Metric("accuracy")).Take(4).Select(each => each.Trial.Genotype)];
        var children = Read(With(crossover: 0), history).Take(99).ToList();
        Assert.All(children, child => Assert.Contains(best, parent => Distance(child, parent) == 1));
        Assert.All(best, parent => Assert.Contains(children, child => Distance(child, parent) == 1));
    }

    [Fact]
    public void Propose_CrossoverAlone_MixesTheBest()
    {
        var history = Of(Space, 30, Sum);
        Genotype[] best = [.. history.Observations.OrderByDescending(each => each.Metric("accuracy")).Take(4).Select(each => each.Trial.Genotype)];
        var children = Read(With(crossover: 1, mutation: 0), history).Take(99).ToList();
        var mixed = children.Where(child => best.All(parent => Distance(child, parent) > 1)).ToList();
        Assert.NotEmpty(mixed);
        Assert.All(mixed, child => Assert.Contains(
            best.SelectMany(first => best.Select(second => (first, second))),
            pair => Enumerable.Range(0, 8).All(index => child.Choices[index] == pair.first.Choices[index] || child.Choices[index] == pair.second.Choices[index])));
    }

    [Fact]
    public void Propose_LargeTournament_BreedsTheBest()
    {
        var history = Of(Space, 30, Sum);
        var best = history.Observations.MaxBy(each => each.Metric("accuracy"))!.Trial.Genotype;
        Assert.All(Read(With(crossover: 0, tournament: 500), history).Take(50), child => Assert.Equal(1, Distance(child, best)));
    }

    [Fact]
    public void Propose_FailedCandidates_AreNoParents()
    {
        var history = Of(Space, 12, pending => pending.Trial.Number == 7 ? Sum(pending) : pending.Fail());
        Assert.All(Read(With(crossover: 0), history).Take(50), child => Assert.Equal(1, Distance(child, history.Observations[6].Trial.Genotype)));
    }

    [Fact]
    public void Propose_ReadOnAndOn_GoesFurtherAfield()
    {
        var history = Of(Space, 12, pending => pending.Trial.Number == 7 ? Sum(pending) : pending.Fail());
        Assert.Contains(Read(With(crossover: 0), history).Take(800), child => Distance(child, history.Observations[6].Trial.Genotype) > 4);
    }

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, Space, Sum).Run(200).Max(each => each.Metric("accuracy"))!.Value, 30, 32);

    private static IEnumerable<Genotype> Read(GeneticStrategy strategy, SearchHistory history) =>
        strategy.Propose(history, 1, RandomStream.Create(1, "test"));

    private static int Distance(Genotype one, Genotype other) => one.Choices.Zip(other.Choices).Count(pair => pair.First != pair.Second);
}
