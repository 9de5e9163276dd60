namespace NasCloud.Core.Searches.Workflows;

/// <summary>The events that wake workflows early, and the ids of those they go to.</summary>
public static class WorkflowEvents
{
    /// <summary>To a trial's workflow: its score is there.</summary>
    public const string Scored = "scored";

    /// <summary>To a search's workflow: the user said something.</summary>
    public const string Control = "control";

    /// <summary>The instance of a search's workflow.</summary>
    public static string SearchInstance(SearchId id) => id.Value;

    /// <summary>The instance of a trial's workflow.</summary>
    /// <param name="id">The search.</param>
    /// <param name="trial">The trial's number.</param>
    /// <param name="run">The run of the search's workflow that started it.</param>
    public static string TrialInstance(SearchId id, int trial, int run = 0) => FormattableString.Invariant($"{id}-trial-{trial}-{run}");
}
