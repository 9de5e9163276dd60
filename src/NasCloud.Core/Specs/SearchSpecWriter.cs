using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Specs;

/// <summary>Writes specs with everything said that a reader would fill in.</summary>
internal static class SearchSpecWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(SearchSpec spec) => Document(spec).ToJsonString(Options) + "\n";

    private static JsonObject Document(SearchSpec spec) => WithoutNulls(new()
    {
        ["schemaVersion"] = SearchSpec.CurrentSchemaVersion,
        ["name"] = spec.Name,
        ["dataset"] = spec.Dataset is { } dataset ? Dataset(dataset) : null,
        ["space"] = Component(spec.Space),
        ["strategy"] = Component(spec.Strategy),
        ["fidelity"] = Component(spec.Fidelity),
        ["estimator"] = Component(spec.Estimator),
        ["screening"] = spec.Screening is { } screening ? Screening(screening) : null,
        ["training"] = Training(spec.Training),
        ["final"] = spec.Final is { } final ? Final(final) : null,
        ["objectives"] = new JsonArray([.. spec.Objectives.Select(Objective)]),
        ["scalarization"] = spec.Scalarization is { } scalarization ? ScalarizationNotation.Write(scalarization) : null,
        ["latency"] = spec.Latency is { } latency ? Latency(latency) : null,
        ["constraints"] = Constraints(spec.Constraints),
        ["budget"] = Budget(spec.Budget),
        ["target"] = spec.Target is { } target ? new JsonObject { ["metric"] = target.Metric, ["value"] = target.Value } : null,
        ["warmStart"] = spec.WarmStart is { } warmStart ? new JsonObject { ["search"] = warmStart.Search, ["best"] = warmStart.Best } : null,
        ["inheritWeights"] = spec.InheritWeights,
        ["seed"] = spec.Seed,
        ["parallelism"] = spec.Parallelism,
        ["retries"] = spec.Retries,
        ["trialTimeout"] = Duration(spec.TrialTimeout),
    }, except: "final");

    private static JsonObject Dataset(DatasetSpec dataset) => WithoutNulls(new()
    {
        ["name"] = dataset.Name,
        ["validationFraction"] = dataset.ValidationFraction,
        ["trainingSamples"] = dataset.TrainingSamples,
        ["path"] = dataset.Path,
        ["imageSize"] = dataset.ImageSize,
        ["target"] = dataset.Target,
        ["task"] = dataset.Task is { } task ? CoreJson.Name(task) : null,
        ["kind"] = dataset.Kind is { } kind ? CoreJson.Name(kind) : null,
        ["text"] = dataset.Text is { } text ? WithoutNulls(new() { ["column"] = text.Column, ["vocabulary"] = text.Vocabulary, ["length"] = text.Length }) : null,
        ["columns"] = dataset.Columns.Count == 0 ? null : new JsonObject(dataset.Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)CoreJson.Name(column.Kind)))),
    });

    private static JsonObject Component(ComponentSpec component)
    {
        var json = component.Parameters.Json.DeepClone().AsObject();
        json.Insert(0, "name", component.Name);
        return json;
    }

    private static JsonObject Screening(ScreeningSpec screening) => WithoutNulls(new()
    {
        ["proxy"] = screening.Proxy,
        ["pool"] = screening.Pool,
        ["initial"] = screening.Initial,
        ["batchSize"] = screening.BatchSize,
    });

    // Nulls stay: in the final training they turn off what the search has on.
    private static JsonObject Training(TrainingSpec training) => new()
    {
        ["batchSize"] = training.BatchSize,
        ["optimizer"] = Optimizer(training.Optimizer),
        ["warmUpEpochs"] = training.WarmUpEpochs,
        ["labelSmoothing"] = training.LabelSmoothing,
        ["gradientClip"] = training.GradientClip,
        ["augmentation"] = Augmentation(training.Augmentation),
        ["precision"] = training.Precision,
        ["device"] = training.Device,
        ["weightAveraging"] = training.WeightAveraging,
    };

    private static JsonObject Optimizer(OptimizerSpec optimizer) => new()
    {
        ["name"] = optimizer.Name,
        ["learningRate"] = optimizer.LearningRate,
        ["momentum"] = optimizer.Momentum,
        ["weightDecay"] = optimizer.WeightDecay,
    };

    private static JsonObject Augmentation(AugmentationSpec augmentation) => new()
    {
        ["shift"] = augmentation.Shift,
        ["flip"] = augmentation.Flip,
        ["cutout"] = augmentation.Cutout,
    };

    private static JsonObject Final(FinalSpec final) => new()
    {
        ["epochs"] = final.Epochs,
        ["training"] = Training(final.Training),
        ["useValidationData"] = final.UseValidationData,
        ["compression"] = Compression(final.Compression),
    };

    private static JsonObject Compression(CompressionSpec compression) => WithoutNulls(new()
    {
        ["largestLoss"] = compression.LargestLoss,
        ["prune"] = compression.Prune,
        ["quantize"] = compression.Quantize,
        ["fineTuningEpochs"] = compression.FineTuningEpochs,
    });

    private static JsonObject Objective(Objective objective) => new()
    {
        ["metric"] = objective.Metric,
        ["goal"] = objective.Goal == Goal.Maximize ? "maximize" : "minimize",
    };

    private static JsonObject Constraints(Constraints constraints) => WithoutNulls(new()
    {
        ["maxParameters"] = constraints.MaxParameters,
        ["maxFlops"] = constraints.MaxFlops,
        ["maxLatencyMs"] = constraints.MaxLatencyMs,
    });

    private static JsonObject Latency(LatencySpec latency) => WithoutNulls(new()
    {
        ["table"] = latency.TablePath,
        ["content"] = latency.Table is { } table ? LatencyTableJson.Document(table) : null,
    });

    private static JsonObject Budget(Budget budget) => WithoutNulls(new()
    {
        ["trials"] = budget.Trials,
        ["wallClock"] = Duration(budget.WallClock),
        ["deviceHours"] = budget.DeviceHours,
    });

    private static JsonValue? Duration(TimeSpan? duration) =>
        duration is { } value ? JsonValue.Create(Durations.Format(value)) : null;

    private static JsonObject WithoutNulls(JsonObject json, string? except = null)
    {
        foreach (var key in json.Where(entry => entry.Value is null && entry.Key != except).Select(entry => entry.Key).ToList())
            json.Remove(key);
        return json;
    }
}
