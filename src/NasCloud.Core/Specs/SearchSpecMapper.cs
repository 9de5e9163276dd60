using System.Text.Json.Nodes;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>Makes a <see cref="SearchSpec"/> of a document without errors.</summary>
internal sealed class SearchSpecMapper(SpecComponents components)
{
    public SearchSpec Map(SpecValues root)
    {
        var fidelity = Component(root, "fidelity");
        var estimator = Component(root, "estimator");
        return new()
        {
            Name = root.Text("name"),
            Dataset = root.Has("dataset") ? Dataset(root.Object("dataset")) : null,
            Space = Component(root, "space"),
            Strategy = Component(root, "strategy"),
            Fidelity = fidelity,
            Estimator = estimator,
            Screening = root.Has("screening") ? Screening(root.Object("screening")) : null,
            Training = TrainingMapper.Map(root.Object("training").Json),
            Final = Final(root, fidelity, estimator),
            Objectives = root.Objects("objectives").Select(Objective).ToValueArray(),
            Scalarization = root.Has("scalarization") ? ScalarizationNotation.Read(root.Object("scalarization")) : null,
            Latency = root.Has("latency") ? Latency(root.Object("latency")) : null,
            Constraints = Constraints(root.Object("constraints")),
            Budget = Budget(root.Object("budget")),
            Target = root.Has("target") ? Target(root.Object("target")) : null,
            WarmStart = root.Has("warmStart") ? WarmStart(root.Object("warmStart")) : null,
            InheritWeights = root.Boolean("inheritWeights"),
            Seed = root.Long("seed"),
            Parallelism = root.Integer("parallelism"),
            Retries = root.Integer("retries"),
            TrialTimeout = root.Has("trialTimeout") ? root.Duration("trialTimeout") : null,
        };
    }

    private static ComponentSpec Component(SpecValues root, string key) => ComponentSpec.Of(root.Object(key));

    private FinalSpec? Final(SpecValues root, ComponentSpec fidelity, ComponentSpec estimator)
    {
        var isNull = root.Json.ContainsKey("final") && !root.Has("final");
        if (isNull || (!root.Has("final") && estimator.Name == EstimatorNames.Table))
            return null;
        var json = root.Has("final") ? root.Object("final").Json : new JsonObject { ["training"] = new JsonObject(), ["useValidationData"] = JsonNode.Parse("true") };
        var values = new SpecValues(json);
        return new(
            values.Has("epochs") ? values.Integer("epochs") : DefaultEpochs(fidelity),
            TrainingMapper.Map(TrainingMapper.Merge(root.Object("training").Json, values.Object("training").Json)),
            values.Boolean("useValidationData"))
        {
            Compression = values.Has("compression") ? Compression(values.Object("compression")) : new(),
        };
    }

    private static CompressionSpec Compression(SpecValues values) => new(
        values.Number("largestLoss"),
        values.Boolean("prune"),
        values.Boolean("quantize"),
        values.Has("fineTuningEpochs") ? values.Integer("fineTuningEpochs") : null);

    private int DefaultEpochs(ComponentSpec fidelity)
    {
        var scheduler = components.Fidelities.First(item => item.Name == fidelity.Name).Create(fidelity.Parameters);
        return (int)Math.Min(3L * scheduler.MaxEpochs, 1_000_000);
    }

    private static DatasetSpec Dataset(SpecValues values) => new(
        values.Text("name"),
        values.Number("validationFraction"),
        values.Has("trainingSamples") ? values.Integer("trainingSamples") : null,
        values.Has("path") ? values.Text("path") : null,
        values.Has("imageSize") ? values.Integer("imageSize") : null,
        values.Has("target") ? values.Text("target") : null,
        values.Has("task") ? Enum.Parse<PredictionTask>(values.Text("task"), ignoreCase: true) : null,
        values.Has("columns") ? [.. values.Object("columns").Json.Select(column => new ColumnSpec(column.Key, Enum.Parse<ColumnKind>((string)column.Value!, ignoreCase: true)))] : [],
        values.Has("kind") ? Enum.Parse<DataKind>(values.Text("kind"), ignoreCase: true) : null,
        values.Has("text") ? Text(values.Object("text")) : null);

    private static TextSpec Text(SpecValues values) =>
        new(values.Text("column"), values.Integer("vocabulary"), values.Has("length") ? values.Integer("length") : null);

    private static ScreeningSpec Screening(SpecValues values) => new(
        values.Text("proxy"),
        values.Integer("pool"),
        values.Has("initial") ? values.Integer("initial") : null,
        values.Integer("batchSize"));

    private static Objective Objective(SpecValues values)
    {
        var metric = values.Text("metric");
        var goal = values.Has("goal")
            ? values.Text("goal") == "maximize" ? Goal.Maximize : Goal.Minimize
            : NaturalGoals.Of(metric)!.Value;
        return new(metric, goal);
    }

    private static Constraints Constraints(SpecValues values) => new(
        values.Has("maxParameters") ? values.Long("maxParameters") : null,
        values.Has("maxFlops") ? values.Long("maxFlops") : null,
        values.Has("maxLatencyMs") ? values.Number("maxLatencyMs") : null);

    private static LatencySpec Latency(SpecValues values) => new(
        values.Has("table") ? values.Text("table") : null,
        values.Has("content") ? LatencyTableShape.Map(values.Object("content")) : null);

    private static Budget Budget(SpecValues values) => new(
        values.Has("trials") ? values.Integer("trials") : null,
        values.Has("wallClock") ? values.Duration("wallClock") : null,
        values.Has("deviceHours") ? values.Number("deviceHours") : null);

    private static WarmStartSpec WarmStart(SpecValues values) => new(values.Text("search"), values.Integer("best"));

    private static Target Target(SpecValues values) => new(values.Text("metric"), values.Number("value"));
}
