using Microsoft.Extensions.Logging;

namespace NasCloud.Local.Hosting;

/// <summary>The messages of a launcher; event ids 1200 to 1299.</summary>
internal static partial class LauncherLog
{
    [LoggerMessage(1300, LogLevel.Information, "Search {SearchId} is driven from now on.")]
    public static partial void Began(ILogger logger, string searchId);

    [LoggerMessage(1301, LogLevel.Information, "Search {SearchId} is no longer driven: it is {State}.")]
    public static partial void Ended(ILogger logger, string searchId, string state);

    [LoggerMessage(1302, LogLevel.Warning, "Search {SearchId} is tried again in {Delay}: {Problem}")]
    public static partial void TriesAgain(ILogger logger, string searchId, TimeSpan delay, string problem);

    [LoggerMessage(1303, LogLevel.Error, "Search {SearchId} is no longer driven; resume it once this is mended: {Problem}")]
    public static partial void GaveUp(ILogger logger, string searchId, string problem, Exception exception);

    [LoggerMessage(1304, LogLevel.Warning, "Search {SearchId} is passed over: {Problem}")]
    public static partial void PassedOver(ILogger logger, string searchId, string problem);

    [LoggerMessage(1305, LogLevel.Information, "Search {SearchId} was deleted before its turn came.")]
    public static partial void Deleted(ILogger logger, string searchId);
}
