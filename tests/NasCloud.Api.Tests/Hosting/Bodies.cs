using System.Text.Json.Nodes;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>Specs to send.</summary>
internal static class Bodies
{
    /// <summary>A valid spec.</summary>
    public static string Spec(string name = "test", int trials = 10, string more = "") => $$"""
        {
          "schemaVersion": 1, "name": "{{name}}", "dataset": "grey", "space": "nas-bench-201",
          "strategy": "random", "fidelity": { "name": "full", "epochs": 1 },
          "budget": { "trials": {{trials}} } {{more}}
        }
        """;

    /// <summary>A spec with three errors in three places.</summary>
    public static string BadSpec => """
        {
          "schemaVersion": 1, "name": "test", "dataset": "grey", "space": "nas-bench-201",
          "strategy": "evolutoin", "budget": { "trials": 0 }, "parallelism": 4096
        }
        """;

    /// <summary>A spec that looks scores up in a file.</summary>
    public static string TableSpec(string path) => $$"""
        {
          "schemaVersion": 1, "name": "table", "space": "nas-bench-201", "strategy": "random", "budget": { "trials": 10 },
          "estimator": { "name": "table", "path": "{{path}}", "metrics": { "accuracy": "accuracy" } }
        }
        """;

    /// <summary>The paths of the errors that an answer tells, ordered.</summary>
    public static IEnumerable<string> ErrorPaths(JsonNode answer) =>
        answer["errors"]!.AsArray().Select(error => (string)error!["path"]!).Order(StringComparer.Ordinal);
}
