using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.LocalSearch;
using NasCloud.Core.Strategies.RandomSearch;
using NasCloud.Core.Strategies.RegularizedEvolution;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies;

/// <summary>Searches the table of NAS-Bench-201 as the literature does: by 12-epoch validation, reporting 200-epoch validation of the best found.</summary>
public sealed class StrategyQualityTests
{
    private const int Evaluations = 150;

    private const int Seeds = 60;

    // The means over 300 seeds of an independent simulation of the published algorithms.
    private const double Random = 90.74, Evolution = 91.10, LocalSearch = 91.24;

    // Above three standard errors of a mean over 60 seeds.
    private const double Tolerance = 0.15;

    [Fact]
    public void Run_OnNasBench201_ReachesThePublishedMeans()
    {
        var cells = NasBench201.Table.Value.ToDictionary(cell => cell.Genotype);
        var random = Mean(cells, () => new RandomStrategy(), allowsRepeats: true);
        var evolution = Mean(cells, () => new RegularizedEvolutionStrategy(new(Population: 30, Sample: 10)), allowsRepeats: true);
        var localSearch = Mean(cells, () => new LocalSearchStrategy(new()), allowsRepeats: false);
        TestContext.Current.TestOutputHelper?.WriteLine($"random {random:F3}, evolution {evolution:F3}, local search {localSearch:F3}");
        Assert.InRange(random, Random - Tolerance, Random + Tolerance);
        Assert.InRange(evolution, Evolution - Tolerance, Evolution + Tolerance);
        Assert.InRange(localSearch, LocalSearch - Tolerance, LocalSearch + Tolerance);
        Assert.True(localSearch > evolution && evolution > random);
    }

    private static double Mean(Dictionary<Genotype, NasBench201.Cell> cells, Func<ISearchStrategy> create, bool allowsRepeats) =>
        Enumerable.Range(0, Seeds).Average(seed => Result(cells, create, allowsRepeats, seed));

    private static double Result(Dictionary<Genotype, NasBench201.Cell> cells, Func<ISearchStrategy> create, bool allowsRepeats, int seed)
    {
        var driver = new StrategyDriver(create, TestSpace.Flat(6, 5), pending => pending.End((MetricNames.Accuracy, cells[pending.Trial.Genotype].Validation12)))
        {
            Seed = seed,
            AllowsRepeats = allowsRepeats,
        };
        return cells[Leaderboard.Of(driver.Run(Evaluations), driver.Objectives)[0].Trial.Genotype].Validation200;
    }
}
