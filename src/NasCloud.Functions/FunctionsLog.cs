using Microsoft.Extensions.Logging;

namespace NasCloud.Functions;

internal static partial class FunctionsLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Search {SearchId} is driven from here, session {Session}")]
    public static partial void Started(ILogger logger, string searchId, string session);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "Search {SearchId} is driven by another process and left to it")]
    public static partial void Busy(ILogger logger, string searchId);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "Search {SearchId} is still being stopped; it is started again by the next round of housekeeping")]
    public static partial void StillStopping(ILogger logger, string searchId);

    [LoggerMessage(EventId = 5011, Level = LogLevel.Warning, Message = "Search {SearchId} stands as {State}, but nothing drives it: started again")]
    public static partial void Restarted(ILogger logger, string searchId, string state);

    [LoggerMessage(EventId = 5012, Level = LogLevel.Error, Message = "Search {SearchId} can't be looked after this time")]
    public static partial void NotLookedAfter(ILogger logger, Exception exception, string searchId);

    [LoggerMessage(EventId = 5013, Level = LogLevel.Information, Message = "The histories of {Count} orchestrations that ended long ago were removed")]
    public static partial void Purged(ILogger logger, int count);
}
