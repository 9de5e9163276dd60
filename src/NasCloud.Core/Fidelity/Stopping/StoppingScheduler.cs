using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>Lets each candidate go on, a few epochs at a time, until a rule holds it back; who is furthest comes first.</summary>
/// <remarks>
/// Held back is not stopped for good: as others end, a rule may come to another verdict, and the candidate goes on from its
/// checkpoint. A step is taken once, whether it fails or not.
/// </remarks>
internal sealed class StoppingScheduler(StoppingOptions options, IStoppingRule rule) : IFidelityScheduler
{
    private readonly IReadOnlyList<int> _looks = options.Looks();

    public int MaxEpochs => options.MaxEpochs;

    public FidelityChoice Next(SearchHistory history) => Rungs.Next(_looks, history, ended => rule.GoingOn(ended, history, MaxEpochs));
}
