namespace NasCloud.Azure.Trainers;

/// <summary>What became of a trainer that was started.</summary>
internal enum TrainerState
{
    /// <summary>It is up, or on its way.</summary>
    Up,

    /// <summary>It got to work and is no more: it ended in order, or was lost later.</summary>
    Ended,

    /// <summary>It never got to work, or could not.</summary>
    Failed,
}
