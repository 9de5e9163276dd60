using Microsoft.Extensions.Logging;

namespace NasCloud.Azure.Trainers;

internal static partial class CommandTrainerLog
{
    [LoggerMessage(EventId = 2111, Level = LogLevel.Information, Message = "Trainer {Trainer} of search {SearchId} is process {Process}")]
    public static partial void Started(ILogger logger, string trainer, string searchId, int process);

    [LoggerMessage(EventId = 2112, Level = LogLevel.Information, Message = "Trainer {Trainer} ended with exit code {ExitCode}")]
    public static partial void Ended(ILogger logger, string trainer, int exitCode);

    [LoggerMessage(EventId = 2113, Level = LogLevel.Warning, Message = "Search {SearchId} waits for trainers, at most {Count}. Start each with NASCLOUD_STORAGE='{Storage}' NASCLOUD_SEARCH={SearchId} dotnet run --project src/NasCloud.Trainer")]
    public static partial void Wanted(ILogger logger, string searchId, int count, string storage);
}
