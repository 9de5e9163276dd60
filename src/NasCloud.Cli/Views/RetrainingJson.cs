using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views;

/// <summary>What happens while a trial is trained anew, a JSON object a line. <c>event</c> tells which; docs/cli.md lists them.</summary>
internal static class RetrainingJson
{
    public static string Begun(RetrainingPlan plan, string folder) => Begin("retraining", plan, folder).ToJsonString(CoreJson.Compact);

    public static string Happened(RetrainingEvent happened) => happened switch
    {
        RetrainingEvent.EpochEnded epoch => Line(new JsonObject
        {
            ["event"] = "epoch",
            ["seed"] = epoch.Training.Seed,
            ["epochs"] = epoch.Training.Plan.Epochs,
            ["point"] = Node(epoch.Point),
        }),
        RetrainingEvent.SeedEnded ended => Line(new JsonObject
        {
            ["event"] = "seed",
            ["seed"] = ended.Training.Seed,
            ["new"] = ended.IsNew,
            ["score"] = Node(ended.Score),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No JSON is defined for it."),
    };

    /// <summary>The last line: each seed, and mean and standard deviation of each metric.</summary>
    public static string Result(RetrainingReport report, string folder)
    {
        var json = Begin("result", report.Plan, folder);
        json["scores"] = new JsonArray([.. report.Scores.Select((score, seed) => Seed(score, seed))]);
        json["metrics"] = new JsonObject(report.Statistics.Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)Statistics(metric.Value))));
        return Line(json);
    }

    private static JsonObject Begin(string name, RetrainingPlan plan, string folder) => new()
    {
        ["event"] = name,
        ["search"] = plan.Manifest.Id.Value,
        ["trial"] = plan.Candidate.Trial.Number,
        ["epochs"] = plan.Epochs,
        ["seeds"] = plan.Seeds,
        ["folder"] = folder,
    };

    private static JsonObject Seed(TrialScore score, int seed)
    {
        var json = Node(score)!.AsObject();
        json.Insert(0, "seed", seed);
        return json;
    }

    private static JsonObject Statistics(SampleStatistics of)
    {
        var json = new JsonObject { ["mean"] = of.Mean };
        // One value alone says nothing of how far trainings differ.
        if (double.IsFinite(of.StandardDeviation))
            json["standardDeviation"] = of.StandardDeviation;
        return json;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);

    private static string Line(JsonObject json) => json.ToJsonString(CoreJson.Compact);
}
