using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using NasCloud.Core.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NasCloud.Azure.Telemetry;

/// <summary>Sends what NasCloud tells of itself, spans, metrics and logs, to where the environment wants it.</summary>
public static class TelemetryExport
{
    /// <summary>Adds it to a host with services; does nothing where the environment asks for no telemetry.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="service">What the host is called.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static IServiceCollection AddNasCloudTelemetry(this IServiceCollection services, string service, Func<string, string?> variable)
    {
        if (TelemetrySettings.FromEnvironment(service, $"{Environment.MachineName}/{Environment.ProcessId}", variable) is { } settings)
            services.AddOpenTelemetry().AddNasCloud(settings);
        return services;
    }

    /// <summary>Adds it to a pipeline of OpenTelemetry's.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="settings">Where it goes.</param>
    public static IOpenTelemetryBuilder AddNasCloud(this IOpenTelemetryBuilder builder, TelemetrySettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder
            .ConfigureResource(resource => Describe(resource, settings))
            .WithTracing(tracing => tracing.AddSource(TelemetryNames.Source))
            .WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Source))
            .WithLogging(configureBuilder: null, options => options.IncludeFormattedMessage = true);
        if (settings.InsightsConnection is not null)
            AddInsights(builder, settings);
        if (settings.HasCollector)
            builder.UseOtlpExporter();
        return builder;
    }

    // The environment's word comes last, and stands.
    private static void Describe(ResourceBuilder resource, TelemetrySettings settings) => resource
        .Clear()
        .AddService(settings.Service, serviceVersion: typeof(TelemetryNames).Assembly.GetName().Version?.ToString(3), serviceInstanceId: settings.Instance)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static void AddInsights(IOpenTelemetryBuilder builder, TelemetrySettings settings)
    {
        var credential = settings.Identity?.Credential;
        builder
            .WithTracing(tracing => tracing.AddAzureMonitorTraceExporter(Configure, credential))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure, credential))
            .WithLogging(logging => logging.AddAzureMonitorLogExporter(Configure, credential));

        void Configure(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = settings.InsightsConnection;
            if (settings.HasSampler)
                return;
            // Unless told otherwise the exporter keeps five traces a second. A search is one trace, to be kept whole.
            options.SamplingRatio = 1;
            options.TracesPerSecond = null;
        }
    }
}
