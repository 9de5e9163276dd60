using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Comparing;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Views;

/// <summary>Searches side by side, as JSON, for programs; docs/cli.md tells what it holds.</summary>
internal static class CompareJson
{
    private const int SchemaVersion = 1;

    public static string Write(Comparison comparison, DevicePrice? price) => new JsonObject
    {
        ["schemaVersion"] = SchemaVersion,
        ["searches"] = new JsonArray([.. comparison.Searches.Select(search => Search(search, price))]),
        ["atTrials"] = Moments(comparison, comparison.AtTrials, "trials"),
        ["atDeviceSeconds"] = Moments(comparison, comparison.AtDeviceSeconds, "deviceSeconds"),
        ["differences"] = new JsonArray([.. comparison.Differences.Select(difference => Difference(comparison, difference))]),
    }.ToJsonString(CoreJson.Readable);

    private static JsonObject Search(ComparedSearch search, DevicePrice? price)
    {
        var json = ShowJson.Summary(SearchReport.Of(search.Snapshot, price), search.IsInterrupted);
        json["result"] = JsonSerializer.SerializeToNode(search.Result, CoreJson.Compact);
        json["objective"] = JsonSerializer.SerializeToNode(search.Best.Objective, CoreJson.Compact);
        json["bestSoFar"] = new JsonArray([.. search.Best.Points.Select(point => new JsonObject { ["trials"] = point.Trials, ["deviceSeconds"] = point.DeviceSeconds, ["best"] = point.Best })]);
        return json;
    }

    private static JsonArray Moments(Comparison comparison, IReadOnlyList<ComparedMoment> moments, string spent) =>
        new([.. moments.Select(moment => new JsonObject { [spent] = moment.Spent, ["best"] = ById(comparison, moment.Best.Select(value => (JsonNode?)value)) })]);

    private static JsonObject Difference(Comparison comparison, SpecDifference difference) => new()
    {
        ["path"] = difference.Path,
        ["values"] = ById(comparison, difference.Values.Select(value => value is null ? null : JsonNode.Parse(value))),
    };

    private static JsonObject ById(Comparison comparison, IEnumerable<JsonNode?> values) =>
        new(comparison.Searches.Zip(values, (search, value) => KeyValuePair.Create(search.Id.Value, value)));
}
