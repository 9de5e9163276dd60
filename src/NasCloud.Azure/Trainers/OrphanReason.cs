namespace NasCloud.Azure.Trainers;

/// <summary>Why nobody waits for an execution.</summary>
public enum OrphanReason
{
    /// <summary>It was told of no search: started by hand, or its environment was lost.</summary>
    NoSearch,

    /// <summary>Its search is no more.</summary>
    SearchMissing,

    /// <summary>Its search has ended, or was stopped.</summary>
    SearchAtRest,

    /// <summary>Its search goes on, and has given this trainer up or never asked for it.</summary>
    NotCountedOn,
}
