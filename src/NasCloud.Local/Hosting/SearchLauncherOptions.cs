namespace NasCloud.Local.Hosting;

/// <summary>How a <see cref="LocalSearchLauncher"/> works.</summary>
public sealed record SearchLauncherOptions
{
    /// <summary>The most searches driven at once, at least 1; the others wait in the order they came. All of them share the machine.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>
    /// Whether what a stop of the launcher paused is left as it was wished for, to go on when a launcher next takes up what
    /// was interrupted. Where not, it stays paused until its user resumes it.
    /// </summary>
    public bool LeavesToGoOn { get; init; } = true;

    /// <summary>The wait before a search is tried again that another process holds, or whose store failed; each further one is twice as long.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
