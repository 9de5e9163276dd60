using Microsoft.Extensions.Logging;

namespace NasCloud.Azure.Tests.Telemetry;

internal static partial class TestLog
{
    [LoggerMessage(9001, LogLevel.Information, "Somebody said {Word}.")]
    public static partial void Said(ILogger logger, string word);
}
