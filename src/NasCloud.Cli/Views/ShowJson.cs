using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Progress;
using NasCloud.Core.Architectures;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>A search as JSON, for programs.</summary>
internal static class ShowJson
{
    /// <summary>Where a search stands.</summary>
    public static JsonObject Summary(SearchSnapshot snapshot, bool isInterrupted)
    {
        var summary = SearchSummary.Of(snapshot);
        return new JsonObject
        {
            ["id"] = snapshot.Manifest.Id.Value,
            ["createdAt"] = snapshot.Manifest.CreatedAt,
            ["state"] = Node(snapshot.Status.State),
            ["interrupted"] = isInterrupted,
            ["reason"] = Node(snapshot.Status.Reason),
            ["problem"] = snapshot.Status.Problem,
            ["elapsedSeconds"] = snapshot.Elapsed.TotalSeconds,
            ["deviceSeconds"] = snapshot.DeviceSeconds,
            ["architectures"] = snapshot.Architectures,
            ["done"] = summary.Done,
            ["failed"] = summary.Failed,
            ["open"] = snapshot.Open.Count,
            ["best"] = summary.Best is { } best ? Trial(best) : null,
        };
    }

    /// <summary>All of a search: the summary, every trial best first, the Pareto front's numbers, the result.</summary>
    public static string Whole(SearchSnapshot snapshot, bool isInterrupted, SearchResult? result)
    {
        var objectives = snapshot.Manifest.Spec.Objectives;
        var json = Summary(snapshot, isInterrupted);
        json["leaderboard"] = new JsonArray([.. Leaderboard.Of(snapshot.Trials, objectives).Select(Trial)]);
        if (objectives.Count > 1)
            json["paretoFront"] = new JsonArray([.. ParetoFront.Of(snapshot.Trials, objectives).Select(trial => (JsonNode)trial.Trial.Number)]);
        json["result"] = Node(result);
        return json.ToJsonString(CoreJson.Readable);
    }

    /// <summary>One trial: what was asked, what came of it, its learning curve, its network.</summary>
    public static string One(Observation trial, IReadOnlyList<LearningCurvePoint> curve, Architecture architecture)
    {
        var json = Trial(trial);
        json["curve"] = Node(curve);
        json["architecture"] = Node(architecture);
        return json.ToJsonString(CoreJson.Readable);
    }

    private static JsonObject Trial(Observation trial) =>
        new JsonObject { ["trial"] = Node(trial.Trial), ["score"] = Node(trial.Score) };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
