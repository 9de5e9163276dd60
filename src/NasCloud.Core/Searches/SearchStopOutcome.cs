namespace NasCloud.Core.Searches;

/// <summary>What became of the wish to stop a search.</summary>
public enum SearchStopOutcome
{
    /// <summary>It tries no more candidates from now on.</summary>
    Ending,

    /// <summary>It tried no more before: its budget is used, or it was stopped.</summary>
    EndingAlready,

    /// <summary>No trial has ended with metrics, so that there is no winner to train; nothing was changed.</summary>
    NothingFound,
}
