using Azure.Core;

namespace NasCloud.Azure.Jobs;

/// <summary>The Container Apps job that trainers run as.</summary>
/// <param name="Endpoint">Azure Resource Manager, such as https://management.azure.com.</param>
/// <param name="ResourceId">The job's resource id: /subscriptions/…/resourceGroups/…/providers/Microsoft.App/jobs/….</param>
public sealed record ContainerJobAddress(Uri Endpoint, string ResourceId)
{
    /// <summary>The environment variable that holds the resource id.</summary>
    public const string Variable = "NASCLOUD_TRAINER_JOB";

    /// <summary>The version of the REST API that is spoken.</summary>
    public const string ApiVersion = "2026-01-01";

    /// <summary>Azure Resource Manager of the public cloud.</summary>
    public static Uri PublicCloud { get; } = new("https://management.azure.com");

    private const string JobType = "Microsoft.App/jobs";

    /// <summary>Reads a resource id.</summary>
    /// <exception cref="FormatException">It is not that of a Container Apps job.</exception>
    public static ContainerJobAddress Parse(string resourceId)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        return TryRead(resourceId)?.ResourceType.ToString().Equals(JobType, StringComparison.OrdinalIgnoreCase) == true
            ? new ContainerJobAddress(PublicCloud, resourceId)
            : throw new FormatException($"'{resourceId}' is no job of Container Apps: expected /subscriptions/ID/resourceGroups/NAME/providers/{JobType}/NAME.");
    }

    /// <summary>The job itself, or what lies below it.</summary>
    /// <param name="below">Such as <c>/executions</c>; empty for the job.</param>
    internal Uri Uri(string below = "") => new(Endpoint, $"{ResourceId}{below}?api-version={ApiVersion}");

    private static ResourceIdentifier? TryRead(string text) => ResourceIdentifier.TryParse(text, out var id) ? id : null;
}
