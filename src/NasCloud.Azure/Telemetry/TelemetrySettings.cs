using NasCloud.Azure.Identity;

namespace NasCloud.Azure.Telemetry;

/// <summary>Where a host's telemetry goes, by its environment: nowhere, where neither variable is set.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The environment variable with the address of a collector that speaks OTLP; it and its kin are OpenTelemetry's.</summary>
    public const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The environment variable with the connection string of an Application Insights resource.</summary>
    public const string InsightsVariable = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    // How Functions hosts are told; for trainers the identity itself says enough.
    private const string AuthenticationVariable = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string SamplerVariable = "OTEL_TRACES_SAMPLER";

    /// <summary>What the host is called among others: the role in Application Insights, <c>service.name</c> elsewhere.</summary>
    public required string Service { get; init; }

    /// <summary>Which process of that name it is; unlike all others.</summary>
    public required string Instance { get; init; }

    /// <summary>Whether it goes to a collector.</summary>
    public bool HasCollector { get; private init; }

    /// <summary>The connection string of the Application Insights resource that it goes to; null for none.</summary>
    public string? InsightsConnection { get; private init; }

    /// <summary>Who writes to that resource; null to write by the key in the connection string.</summary>
    public AzureIdentity? Identity { get; private init; }

    /// <summary>Whether the environment chooses which traces are kept, in place of all.</summary>
    public bool HasSampler { get; private init; }

    /// <summary>Whether the environment asks for any telemetry. Cheap: nothing of OpenTelemetry is loaded for it.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static bool AreGiven(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return IsSet(variable, CollectorVariable) || IsSet(variable, InsightsVariable);
    }

    /// <summary>What the environment says; null where it asks for no telemetry.</summary>
    /// <param name="service">What the host is called, unless <c>OTEL_SERVICE_NAME</c> calls it otherwise.</param>
    /// <param name="instance">Which process of that name it is.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static TelemetrySettings? FromEnvironment(string service, string instance, Func<string, string?> variable) => !AreGiven(variable) ? null : new TelemetrySettings
    {
        Service = service,
        Instance = instance,
        HasCollector = IsSet(variable, CollectorVariable),
        InsightsConnection = IsSet(variable, InsightsVariable) ? variable(InsightsVariable) : null,
        Identity = WritesByIdentity(variable) ? AzureIdentity.FromEnvironment(variable) : null,
        HasSampler = IsSet(variable, SamplerVariable),
    };

    private static bool WritesByIdentity(Func<string, string?> variable) =>
        IsSet(variable, AzureIdentity.ClientIdVariable)
        || variable(AuthenticationVariable)?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsSet(Func<string, string?> variable, string name) => variable(name) is { Length: > 0 };
}
