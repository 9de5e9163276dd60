using Microsoft.Extensions.Logging;

namespace NasCloud.Local.Trainers;

/// <summary>The messages of a trainer pool; event ids 1100 to 1199.</summary>
internal static partial class TrainerPoolLog
{
    [LoggerMessage(1100, LogLevel.Information, "Started {Name} as process {ProcessId} with {Threads} threads.")]
    public static partial void Started(ILogger logger, string name, int processId, int threads);

    [LoggerMessage(1101, LogLevel.Information, "{Name}, process {ProcessId}, ended with exit code {ExitCode} after {Lifetime}.")]
    public static partial void Ended(ILogger logger, string name, int processId, int exitCode, TimeSpan lifetime);

    [LoggerMessage(1102, LogLevel.Error, "No more trainers are started for search {SearchId}: {Problem}")]
    public static partial void GaveUp(ILogger logger, string searchId, string problem);
}
