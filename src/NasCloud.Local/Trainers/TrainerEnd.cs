namespace NasCloud.Local.Trainers;

/// <summary>How a trainer process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and a signal's number after a signal.</param>
/// <param name="Lifetime">How long it lived.</param>
/// <param name="WasReady">Whether it got as far as to claim trials.</param>
internal sealed record TrainerEnd(int ExitCode, TimeSpan Lifetime, bool WasReady)
{
    public bool IsOrderly => ExitCode == 0;

    /// <summary>The last attempt that it began; null where it began none.</summary>
    public (int Trial, int Attempt)? LastBegun { get; init; }

    /// <summary>What it wrote last to its standard error, of its last attempt alone where it began one.</summary>
    public string LastWords { get; init; } = string.Empty;

    /// <summary>How it ended, in words that follow its name.</summary>
    public string How => $"ended with exit code {ExitCode}{Meaning}";

    private string Meaning => ExitCode switch
    {
        134 => " (it aborted)",
        137 => " (it was killed: memory may have run out, or it hung)",
        139 => " (it crashed in native code)",
        _ => string.Empty,
    };
}
