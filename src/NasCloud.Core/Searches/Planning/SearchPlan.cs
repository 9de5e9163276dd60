using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>What a search does next.</summary>
/// <param name="NewTrials">Trials to propose.</param>
/// <param name="End">Why the search ends now, open trials included; null while it goes on.</param>
internal sealed record SearchPlan(IReadOnlyList<Trial> NewTrials, EndReason? End = null)
{
    /// <summary>Wait for what is open.</summary>
    public static SearchPlan Wait { get; } = new([]);
}
