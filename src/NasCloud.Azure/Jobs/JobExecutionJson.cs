using System.Text.Json.Nodes;

namespace NasCloud.Azure.Jobs;

/// <summary>Reads executions from the answers of Azure Resource Manager.</summary>
internal static class JobExecutionJson
{
    public static JobExecution Read(JsonNode item)
    {
        var properties = item["properties"];
        return new JobExecution(
            (string?)item["name"] ?? string.Empty,
            Status((string?)properties?["status"]),
            (DateTimeOffset?)properties?["startTime"],
            Environment(properties?["template"]?["containers"] as JsonArray));
    }

    private static JobExecutionStatus Status(string? status) => status?.ToUpperInvariant() switch
    {
        "SUCCEEDED" => JobExecutionStatus.Succeeded,
        "FAILED" or "STOPPED" => JobExecutionStatus.Failed,
        _ => JobExecutionStatus.Running,
    };

    private static Dictionary<string, string> Environment(JsonArray? containers)
    {
        var variables = (containers ?? []).SelectMany(container => container?["env"] as JsonArray ?? []);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            if ((string?)variable?["name"] is { } name && (string?)variable["value"] is { } value)
                values[name] = value;
        }

        return values;
    }
}
