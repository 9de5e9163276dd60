using NasCloud.Core.Strategies.Genetic;
using NasCloud.Core.Strategies.Grid;
using NasCloud.Core.Strategies.LocalSearch;
using NasCloud.Core.Strategies.Nsga2;
using NasCloud.Core.Strategies.RandomSearch;
using NasCloud.Core.Strategies.RegularizedEvolution;

namespace NasCloud.Core.Strategies;

/// <summary>The strategies that specs can name.</summary>
public static class StrategyCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<StrategyDescriptor> All { get; } =
    [
        RandomStrategy.Descriptor,
        GridStrategy.Descriptor,
        LocalSearchStrategy.Descriptor,
        GeneticStrategy.Descriptor,
        RegularizedEvolutionStrategy.Descriptor,
        Nsga2Strategy.Descriptor,
    ];
}
