using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Costs;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Views;

/// <summary>A search as JSON, for programs.</summary>
internal static class ShowJson
{
    /// <summary>Where a search stands.</summary>
    public static JsonObject Summary(SearchReport report, bool isInterrupted)
    {
        var json = Node(report)!.AsObject();
        json["interrupted"] = isInterrupted;
        return json;
    }

    /// <summary>All of a search: the summary, every trial best first, the Pareto front's numbers, the result.</summary>
    public static string Whole(SearchSnapshot snapshot, bool isInterrupted, SearchResult? result, DevicePrice? price, ModelList? models = null)
    {
        var objectives = snapshot.Manifest.Spec.Objectives;
        var json = Summary(SearchReport.Of(snapshot, price), isInterrupted);
        json["leaderboard"] = Node(Leaderboard.Of(snapshot.Trials, objectives).Select(TrialReport.Of));
        if (objectives.Count > 1)
            json["paretoFront"] = Node(ParetoFront.Of(snapshot.Trials, objectives).Select(trial => trial.Trial.Number));
        json["result"] = Node(result);
        if (models is not null)
            json["models"] = Node(models);
        return json.ToJsonString(CoreJson.Readable);
    }

    /// <summary>One trial: what was asked, what came of it, its learning curve, its network.</summary>
    public static string One(TrialDetail trial) => JsonSerializer.Serialize(trial, CoreJson.Readable);

    /// <summary>What trainers told of one trial.</summary>
    public static string Log(TrialLogReport log) => JsonSerializer.Serialize(log, CoreJson.Readable);

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
