namespace NasCloud.Core.Trainers;

/// <summary>Why an attempt was asked to stop.</summary>
internal enum StopCause
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The trainer was told to stop.</summary>
    AskedTo,

    /// <summary>The trial's time is up.</summary>
    TimeLimit,

    /// <summary>Nothing was heard from the estimator for too long.</summary>
    Stalled,

    /// <summary>The claim was lost, or the trial was taken off the board.</summary>
    ClaimLost,
}
