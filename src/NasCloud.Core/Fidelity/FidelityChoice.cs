namespace NasCloud.Core.Fidelity;

/// <summary>What the next trial is.</summary>
/// <param name="Epochs">The epochs it trains to; 0 where a new candidate is only screened.</param>
/// <param name="Promotes">The number of the ended trial whose candidate goes on, from its checkpoint unless it was only screened; null for a new candidate.</param>
public sealed record FidelityChoice(int Epochs, int? Promotes = null);
