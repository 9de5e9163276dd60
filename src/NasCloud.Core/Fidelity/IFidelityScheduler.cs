using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity;

/// <summary>Decides how long candidates train and which of them go on. Pure, like a strategy.</summary>
public interface IFidelityScheduler
{
    /// <summary>What the next trial is: a known candidate at more epochs, or a new one.</summary>
    FidelityChoice Next(SearchHistory history);

    /// <summary>The most epochs a search trial trains.</summary>
    int MaxEpochs { get; }
}
