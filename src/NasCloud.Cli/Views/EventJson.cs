using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Views;

/// <summary>What happened in a search, a JSON object a line, for programs. <c>event</c> tells which; docs/cli.md lists them.</summary>
internal static class EventJson
{
    public static string Created(SearchId id, string folder) =>
        Line(new JsonObject { ["event"] = "created", ["search"] = id.Value, ["folder"] = folder });

    public static string Resumed(SearchId id, string folder) =>
        Line(new JsonObject { ["event"] = "resumed", ["search"] = id.Value, ["folder"] = folder });

    public static string Watching(SearchId id, string folder) =>
        Line(new JsonObject { ["event"] = "watching", ["search"] = id.Value, ["folder"] = folder });

    public static string Happened(SearchEvent happened) => happened switch
    {
        SearchEvent.StateChanged change => State(change),
        SearchEvent.TrialEnded ended => Trial(ended),
        SearchEvent.FinalEpoch epoch => Epoch(epoch),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No JSON is defined for it."),
    };

    /// <summary>The last line: where the search stands, and its result, if it has one.</summary>
    public static string Result(SearchStatus status, SearchResult? result, string folder) => Line(new JsonObject
    {
        ["event"] = "result",
        ["state"] = Node(status.State),
        ["reason"] = Node(status.Reason),
        ["problem"] = status.Problem,
        ["folder"] = folder,
        ["result"] = Node(result),
    });

    private static string State(SearchEvent.StateChanged change)
    {
        var json = Begin("state", change);
        json["state"] = Node(change.Status.State);
        json["reason"] = Node(change.Status.Reason);
        json["problem"] = change.Status.Problem;
        return Line(json);
    }

    private static string Trial(SearchEvent.TrialEnded ended)
    {
        var json = Begin("trial", ended);
        json["best"] = ended.IsBest;
        json["trial"] = Node(ended.Observation.Trial);
        json["score"] = Node(ended.Observation.Score);
        return Line(json);
    }

    private static string Epoch(SearchEvent.FinalEpoch epoch)
    {
        var json = Begin("finalEpoch", epoch);
        json["epochs"] = epoch.Trial.Epochs;
        json["point"] = Node(epoch.Point);
        return Line(json);
    }

    private static JsonObject Begin(string name, SearchEvent happened) =>
        new() { ["event"] = name, ["elapsedSeconds"] = Math.Round(happened.Elapsed.TotalSeconds, 3) };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);

    private static string Line(JsonObject json)
    {
        foreach (var name in json.Where(property => property.Value is null).Select(property => property.Key).ToList())
            json.Remove(name);
        return json.ToJsonString(CoreJson.Compact);
    }
}
