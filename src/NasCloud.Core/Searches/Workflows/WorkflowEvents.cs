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
    /// <remarks>
    /// No two calls share one: those of an earlier session or run may still be under way. At most 100 characters, which durable
    /// engines ask for, where the session has at most 12.
    /// </remarks>
    /// <param name="id">The search.</param>
    /// <param name="session">The session that started it.</param>
    /// <param name="trial">The trial's number.</param>
    /// <param name="run">How often the search's workflow had continued as new.</param>
    /// <param name="call">How often that run had called it before.</param>
    public static string TrialInstance(SearchId id, string session, int trial, int run = 0, int call = 0) =>
        FormattableString.Invariant($"{id}-{session}-trial-{trial}-{run}-{call}");
}
