namespace NasCloud.Azure.Trainers;

/// <summary>What became of a trainer that was started.</summary>
internal enum TrainerState
{
    /// <summary>It is up, or on its way.</summary>
    Up,

    /// <summary>It is no more, and that says nothing against others: it ended in order, or was lost after it had scored trials.</summary>
    Ended,

    /// <summary>It never got to work, could not, or was lost before it had scored a trial.</summary>
    Failed,
}
