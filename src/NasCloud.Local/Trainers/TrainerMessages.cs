using System.Globalization;

namespace NasCloud.Local.Trainers;

/// <summary>The lines by which a trainer process tells its pool something, on its standard output unless they say otherwise.</summary>
public static class TrainerMessages
{
    /// <summary>It is up and about to claim trials: what ends it from here on is a trial's fault, not the set-up's.</summary>
    public const string Ready = "ready";

    /// <summary>The exit code of a trainer that can't work at all, through no trial's fault: another one could not either.</summary>
    public const int FaultExitCode = 70;

    private const string ScoredPrefix = "scored ";
    private const string BeganPrefix = "begins trial ";
    private const string AttemptInfix = ", attempt ";

    /// <summary>It wrote a trial's score.</summary>
    public static string Scored(int trial) => string.Create(CultureInfo.InvariantCulture, $"{ScoredPrefix}{trial}");

    /// <summary>It begins an attempt at a trial. Said on standard error: what stands there below it is of that attempt.</summary>
    public static string Began(int trial, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{BeganPrefix}{trial}{AttemptInfix}{attempt}");

    /// <summary>The attempt that a line says was begun; null when it says something else.</summary>
    internal static (int Trial, int Attempt)? TryReadBegan(string line) =>
        line.StartsWith(BeganPrefix, StringComparison.Ordinal)
        && line[BeganPrefix.Length..].Split(AttemptInfix) is [var trial, var attempt]
        && int.TryParse(trial, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (number, count)
            : null;

    /// <summary>The trial that a line says was scored; null when it says something else.</summary>
    internal static int? TryReadScored(string line) =>
        line.StartsWith(ScoredPrefix, StringComparison.Ordinal)
        && int.TryParse(line.AsSpan(ScoredPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var trial)
            ? trial
            : null;
}
