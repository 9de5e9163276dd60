using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies.GaussianProcess;

namespace NasCloud.Core.Strategies.Auto;

/// <summary>What proved best in measurements, without settings.</summary>
/// <remarks>
/// A Gaussian process that learns how alike options are, from ten random candidates on: the best of the surrogates compared in
/// docs/adr/0009-surrogates.md. It takes any space and any number of objectives, and needs no barrier between trials.
/// </remarks>
internal sealed class AutoStrategy : ISearchStrategy
{
    private readonly GaussianProcessStrategy _strategy = new(new());

    public static StrategyDescriptor Descriptor { get; } = new(
        "auto",
        "What proved best in measurements: ten random candidates, then Bayesian optimisation with a Gaussian process that learns how alike options are and how much each decision matters (see gaussian-process).",
        ObjectShape.Empty,
        _ => new AutoStrategy())
    {
        Choice = new(
            GaussianProcessStrategy.Descriptor.Name,
            "Of the surrogates compared on NAS-Bench-201 it found the best networks: 91.10 % after 50 evaluations and 91.30 % after 100 (means of 300 seeds), where bananas had 91.04 and 91.26 and local search 90.94 and 91.16. It takes any space and any number of objectives, and no trainer waits for another."),
    };

    public int? GenerationSize => _strategy.GenerationSize;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random) => _strategy.Propose(history, count, random);
}
