using Microsoft.Extensions.Logging;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Trainers;

/// <summary>The messages of the pool of containers; event ids 2100 to 2199.</summary>
internal static partial class ContainerTrainerLog
{
    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Trainer {Trainer} of search {SearchId}: {Outcome}, execution {Execution}")]
    public static partial void Started(ILogger logger, string trainer, string searchId, JobStartKind outcome, string? execution);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Information, Message = "Trainer {Trainer} of search {SearchId} is no more")]
    public static partial void Gone(ILogger logger, string trainer, string searchId);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Information, Message = "Execution {Execution} was asked to stop")]
    public static partial void Stopped(ILogger logger, string execution);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Warning, Message = "Execution {Execution} of search {SearchId} was asked to stop, since nobody waits for it: {Reason}")]
    public static partial void Orphaned(ILogger logger, string execution, string? searchId, OrphanReason reason);

    [LoggerMessage(EventId = 2105, Level = LogLevel.Error, Message = "Executions of search {SearchId} are left alone, since what the store says of it can't be read")]
    public static partial void Unreadable(ILogger logger, string searchId, Exception exception);

    [LoggerMessage(EventId = 2106, Level = LogLevel.Warning, Message = "Azure can't be reached for search {SearchId}, whose trainers work on")]
    public static partial void Unreachable(ILogger logger, string searchId, Exception exception);

    [LoggerMessage(EventId = 2107, Level = LogLevel.Warning, Message = "The trainers of search {SearchId} could not be asked to stop; they end by themselves")]
    public static partial void NotStopped(ILogger logger, string searchId, Exception exception);

    [LoggerMessage(EventId = 2108, Level = LogLevel.Warning, Message = "What became of trainers that search {SearchId} was to get could not be noted")]
    public static partial void NotCorrected(ILogger logger, string searchId, Exception exception);
}
