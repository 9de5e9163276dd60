using Microsoft.Extensions.Logging;

namespace NasCloud.Api.Problems;

/// <summary>The messages of the API; event ids 4000 to 4099.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(4000, LogLevel.Error, "Request {TraceId}: unexpected error.")]
    public static partial void Unexpected(ILogger logger, string traceId, Exception exception);

    [LoggerMessage(4001, LogLevel.Warning, "Request {TraceId}: the store failed: {Problem}")]
    public static partial void StoreFailed(ILogger logger, string traceId, string problem);

    [LoggerMessage(4002, LogLevel.Error, "Request {TraceId}: damaged: {Problem}")]
    public static partial void Damaged(ILogger logger, string traceId, string problem);

    [LoggerMessage(4003, LogLevel.Warning, "Request {TraceId}: the answer broke off: {Problem}")]
    public static partial void AnswerBrokeOff(ILogger logger, string traceId, string problem);

    [LoggerMessage(4010, LogLevel.Information, "Created search {SearchId}.")]
    public static partial void Created(ILogger logger, string searchId);

    [LoggerMessage(4011, LogLevel.Information, "Search {SearchId}: {Wish} was asked for.")]
    public static partial void Asked(ILogger logger, string searchId, string wish);

    [LoggerMessage(4012, LogLevel.Information, "Deleted search {SearchId}.")]
    public static partial void Deleted(ILogger logger, string searchId);
}
