using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Screening;

/// <summary>Has another scheduler's new candidates screened, and lets it see of them only the best, as they are trained.</summary>
/// <remarks>
/// A screening is a trial of 0 epochs. Pools of them are full where so many have ended, whoever is still out, so that none waits
/// for another; those that failed count, and are never chosen. A full pool of which none can be chosen lets one through unscreened,
/// so that proxies that can't be measured don't end a search. Who lost competes again with those that come after.
/// </remarks>
internal sealed class ScreeningScheduler(IFidelityScheduler inner, ScreeningPlan plan) : IFidelityScheduler
{
    public int MaxEpochs => inner.MaxEpochs;

    public FidelityChoice Next(SearchHistory history)
    {
        var state = ScreeningState.Of(history, plan.Proxy);
        var choice = inner.Next(state.Trained);
        if (choice.Promotes is not null || !plan.Chooses(state.Candidates))
            return choice;
        return state.Ended < plan.Needed(state.Candidates) ? new(0) : choice with { Promotes = state.Best };
    }

    public FidelityChoice? NextPromotion(SearchHistory history)
    {
        var state = ScreeningState.Of(history, plan.Proxy);
        if (state.Candidates >= plan.Most || state is { Best: null, IsComplete: true })
            return inner.NextPromotion(state.Trained);
        // What is screened may still be trained: to the other scheduler those are new candidates.
        var choice = inner.Next(state.Trained);
        return choice.Promotes is not null ? choice
            : state.Best is { } best ? choice with { Promotes = best }
            : null;
    }
}
