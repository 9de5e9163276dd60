using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity;

/// <summary>Decides how long candidates train and which of them go on. Pure, like a strategy.</summary>
public interface IFidelityScheduler
{
    /// <summary>What the next trial is: a known candidate at more epochs, or a new one.</summary>
    FidelityChoice Next(SearchHistory history);

    /// <summary>The next trial where no new candidate may be had any more: a known one at more epochs, or null.</summary>
    FidelityChoice? NextPromotion(SearchHistory history) => Next(history) is { Promotes: not null } promotion ? promotion : null;

    /// <summary>The most epochs a search trial trains.</summary>
    int MaxEpochs { get; }
}
