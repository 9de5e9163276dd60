namespace NasCloud.Trainer;

/// <summary>What the process exits with.</summary>
internal static class ExitCode
{
    /// <summary>The board stayed empty, or the trainer was asked to stop and gave its trial back.</summary>
    public const int Success = 0;

    /// <summary>An error that was not foreseen, or the store can't be reached.</summary>
    public const int Failure = 1;

    /// <summary>The environment does not say what it must.</summary>
    public const int Misconfigured = 2;

    /// <summary>This trainer can't work at all, through no trial's fault.</summary>
    public const int Fault = 70;
}
