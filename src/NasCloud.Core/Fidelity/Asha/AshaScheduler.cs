using NasCloud.Core.Objectives;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Asha;

/// <summary>Lets the best part of the candidates on each rung go on to the next as soon as it is known.</summary>
/// <remarks>
/// Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning" (arXiv 1810.05934), algorithm 2. Failed trials
/// count as ended on their rung, as the worst; a promotion counts from when it is proposed and is never repeated.
/// </remarks>
internal sealed class AshaScheduler(AshaOptions options) : IFidelityScheduler
{
    private readonly IReadOnlyList<int> _rungs = options.Rungs();

    public static FidelityDescriptor Descriptor { get; } = new(
        "asha",
        "Asynchronous successive halving: candidates begin with few epochs, the best of each rung continue with more (Li et al. 2020, arXiv 1810.05934).",
        AshaOptions.Shape,
        values => new AshaScheduler(AshaOptions.From(values)));

    public int MaxEpochs => options.MaxEpochs;

    public FidelityChoice Next(SearchHistory history) => Rungs.Next(
        _rungs, history, ended => Ranking.Measured(ended, history.Objectives).Take(ended.Count / options.Reduction));
}
