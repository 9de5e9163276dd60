namespace NasCloud.Local.Trainers;

/// <summary>How a trainer process ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and a signal's number after a signal.</param>
/// <param name="Lifetime">How long it lived.</param>
/// <param name="WasReady">Whether it got as far as to claim trials.</param>
internal sealed record TrainerEnd(int ExitCode, TimeSpan Lifetime, bool WasReady)
{
    public bool IsOrderly => ExitCode == 0;
}
