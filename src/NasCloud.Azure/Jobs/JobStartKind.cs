namespace NasCloud.Azure.Jobs;

/// <summary>What became of a wish to start an execution.</summary>
internal enum JobStartKind
{
    /// <summary>It was started.</summary>
    Started,

    /// <summary>Azure has had too many requests; nothing was started.</summary>
    Throttled,

    /// <summary>Nobody knows: the answer was lost or spoke of a fault. The listing tells later.</summary>
    Unknown,
}
