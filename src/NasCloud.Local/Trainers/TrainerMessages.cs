using System.Globalization;

namespace NasCloud.Local.Trainers;

/// <summary>The lines by which a trainer process tells its pool something, on its standard output.</summary>
public static class TrainerMessages
{
    /// <summary>It is up and about to claim trials: what ends it from here on is a trial's fault, not the set-up's.</summary>
    public const string Ready = "ready";

    /// <summary>The exit code of a trainer that can't work at all, through no trial's fault: another one could not either.</summary>
    public const int FaultExitCode = 70;

    private const string ScoredPrefix = "scored ";

    /// <summary>It wrote a trial's score.</summary>
    public static string Scored(int trial) => string.Create(CultureInfo.InvariantCulture, $"{ScoredPrefix}{trial}");

    /// <summary>The trial that a line says was scored; null when it says something else.</summary>
    internal static int? TryReadScored(string line) =>
        line.StartsWith(ScoredPrefix, StringComparison.Ordinal)
        && int.TryParse(line.AsSpan(ScoredPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var trial)
            ? trial
            : null;
}
