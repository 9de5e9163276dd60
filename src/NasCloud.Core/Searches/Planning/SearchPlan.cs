using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>What a search does next.</summary>
/// <param name="NewTrials">Trials to propose.</param>
/// <param name="End">Why no more are proposed, once that is so and no trial is open any more; null before.</param>
/// <param name="CancelOpen">Whether the open trials are to be cancelled, since their results could not be used.</param>
internal sealed record SearchPlan(IReadOnlyList<Trial> NewTrials, EndReason? End = null, bool CancelOpen = false)
{
    /// <summary>Wait for what is open.</summary>
    public static SearchPlan Wait { get; } = new([]);
}
