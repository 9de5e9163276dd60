using Microsoft.Extensions.Logging;

namespace NasCloud.Trainer;

/// <summary>The messages of the trainer; event ids 3000 to 3999.</summary>
internal static partial class TrainerHostLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Trainer {Trainer} works on search {SearchId} with {Threads} threads")]
    public static partial void Started(ILogger logger, string trainer, string searchId, int threads);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Trainer {Trainer} scored trial {Trial}")]
    public static partial void Scored(ILogger logger, string trainer, int trial);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Trainer {Trainer} ended after {Trials} trials")]
    public static partial void Ended(ILogger logger, string trainer, int trials);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "Trainer {Trainer} can't work: {Problem}")]
    public static partial void Faulted(ILogger logger, string trainer, string problem);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Critical, Message = "The trainer failed")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "Trainer {Trainer}: an attempt at trial {Trial} failed: {Problem}")]
    public static partial void AttemptFailed(ILogger logger, string trainer, int trial, string problem);
}
