namespace NasCloud.Core.Searches;

/// <summary>What states have in common.</summary>
public static class SearchStates
{
    /// <summary>Whether a search stands still: it has ended, or goes on only when somebody has it resumed.</summary>
    public static bool IsAtRest(this SearchState state) =>
        state is SearchState.Paused or SearchState.Completed or SearchState.Cancelled or SearchState.Failed;

    /// <summary>Whether a search is at work, or was until whatever drove it died.</summary>
    public static bool IsRunning(this SearchState state) => state is SearchState.Searching or SearchState.Finishing;
}
