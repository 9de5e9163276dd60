namespace NasCloud.Cli.Diagnosis;

/// <summary>How a check ended.</summary>
internal enum CheckOutcome
{
    Ok,

    /// <summary>Searches work, but worse than they could.</summary>
    Warning,

    /// <summary>Searches don't work.</summary>
    Failed,
}
