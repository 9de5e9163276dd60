using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NasCloud.Azure.Telemetry;

/// <summary>Telemetry of a host that is a plain program, from its start until it is disposed of.</summary>
public sealed class TelemetryPipeline : IAsyncDisposable
{
    // A trainer that was asked to end has seconds; a collector that does not answer must not take them all.
    private const int LongestFlushMilliseconds = 5000;

    private readonly OpenTelemetrySdk _sdk;

    private TelemetryPipeline(OpenTelemetrySdk sdk) => _sdk = sdk;

    /// <summary>Makes loggers whose messages are sent.</summary>
    public ILoggerFactory Loggers => _sdk.GetLoggerFactory();

    /// <summary>Begins to send.</summary>
    /// <param name="settings">Where to.</param>
    /// <param name="logging">Where else log messages go; null for nowhere.</param>
    /// <exception cref="FormatException">What the environment says of where to can't be understood.</exception>
    public static TelemetryPipeline Start(TelemetrySettings settings, Action<ILoggingBuilder>? logging = null)
    {
        try
        {
            return new TelemetryPipeline(Create(settings, logging));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException(
                $"Telemetry can't be sent: {exception.Message} Check {TelemetrySettings.CollectorVariable} and {TelemetrySettings.InsightsVariable}, or unset them.", exception);
        }
    }

    /// <summary>Sends what is left, and gives up after some seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            Task.Run(() => _sdk.TracerProvider.Shutdown(LongestFlushMilliseconds)),
            Task.Run(() => _sdk.MeterProvider.Shutdown(LongestFlushMilliseconds)),
            Task.Run(() => _sdk.LoggerProvider.Shutdown(LongestFlushMilliseconds)));
        _sdk.Dispose();
    }

    private static OpenTelemetrySdk Create(TelemetrySettings settings, Action<ILoggingBuilder>? logging) => OpenTelemetrySdk.Create(builder =>
    {
        builder.AddNasCloud(settings);
        if (logging is not null)
            builder.Services.AddLogging(logging);
    });
}
