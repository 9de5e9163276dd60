using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Benchmarks;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Objectives;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Views;

/// <summary>How strategies compare, for programs.</summary>
internal static class BenchmarkJson
{
    private const int SchemaVersion = 1;

    public static string Render(BenchmarkRequest request, IReadOnlyList<ContenderResult> results)
    {
        var (table, plan) = (request.Problem.Table, request.Plan);
        var json = new JsonObject
        {
            ["schemaVersion"] = SchemaVersion,
            ["table"] = request.Path,
            ["space"] = request.Problem.Space.Name,
            ["genotypes"] = table.Count,
            ["signal"] = Column(table.Signal),
            ["report"] = Column(table.Report),
            ["optimum"] = table.Optimum,
            ["perfectSearch"] = table.PerfectSearch,
            ["accounting"] = Node(plan.Accounting),
            ["budget"] = plan.Budget,
            ["seeds"] = plan.Seeds,
            ["firstSeed"] = plan.FirstSeed,
            ["strategies"] = new JsonArray([.. results.Select(result => Result(result, request))]),
        };
        return json.ToJsonString(CoreJson.Readable);
    }

    private static JsonObject Result(ContenderResult result, BenchmarkRequest request)
    {
        var strategy = result.Contender.Strategy.Parameters.Json.DeepClone().AsObject();
        strategy.Insert(0, "name", result.Contender.Strategy.Name);
        return new()
        {
            ["label"] = result.Contender.Label,
            ["strategy"] = strategy,
            ["at"] = new JsonArray([.. request.At.Select(evaluations => At(evaluations, result.At(evaluations), request.Problem.Table))]),
        };
    }

    // What does not exist, such as the deviation of one search, is left out.
    private static JsonObject At(int evaluations, SampleStatistics at, BenchmarkTable table)
    {
        var json = new JsonObject { ["evaluations"] = evaluations, ["searches"] = at.Count };
        (string Key, double Value)[] numbers =
        [
            ("mean", at.Mean), ("standardDeviation", at.StandardDeviation), ("low", at.Low), ("high", at.High), ("regret", table.Regret(at.Mean)),
        ];
        foreach (var (key, value) in numbers.Where(number => double.IsFinite(number.Value)))
            json[key] = value;
        return json;
    }

    private static JsonObject Column(Objective column) => new() { ["column"] = column.Metric, ["goal"] = Node(column.Goal) };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
