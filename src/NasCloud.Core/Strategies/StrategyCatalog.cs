using NasCloud.Core.Strategies.Auto;
using NasCloud.Core.Strategies.Bananas;
using NasCloud.Core.Strategies.GaussianProcess;
using NasCloud.Core.Strategies.Genetic;
using NasCloud.Core.Strategies.Grid;
using NasCloud.Core.Strategies.LocalSearch;
using NasCloud.Core.Strategies.Nsga2;
using NasCloud.Core.Strategies.Progressive;
using NasCloud.Core.Strategies.RandomSearch;
using NasCloud.Core.Strategies.RegularizedEvolution;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Core.Strategies.Tpe;

namespace NasCloud.Core.Strategies;

/// <summary>The strategies that specs can name.</summary>
public static class StrategyCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<StrategyDescriptor> All { get; } =
    [
        AutoStrategy.Descriptor,
        RandomStrategy.Descriptor,
        GridStrategy.Descriptor,
        LocalSearchStrategy.Descriptor,
        GeneticStrategy.Descriptor,
        RegularizedEvolutionStrategy.Descriptor,
        Nsga2Strategy.Descriptor,
        TpeStrategy.Descriptor,
        BananasStrategy.Descriptor,
        ProgressiveStrategy.Descriptor,
        GaussianProcessStrategy.Descriptor,
        ReinforceStrategy.Descriptor,
    ];
}
