using System.Text.Json.Nodes;
using NasCloud.Core.Fidelity.Full;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Finds what is wrong between parts of a spec that are right on their own. What is wrong already is left out of its object.</summary>
internal sealed class SearchSpecRules(SpecComponents components, SpecFindings findings, JsonObject root)
{
    private readonly string? _estimator = Name(root["estimator"]);

    public void Check()
    {
        CheckDataset();
        CheckSupernet();
        CheckInheritance();
        CheckScreening();
        CheckFinal();
        CheckObjectives();
        CheckLatency();
        CheckScalarization();
        CheckTarget();
        CheckEpochs();
        if (findings.Count == 0)
            CheckComponents();
    }

    private void CheckDataset()
    {
        if (findings.IsGiven("dataset"))
            return;
        if (_estimator == EstimatorNames.Train)
            findings.Add("dataset", "is missing: candidates train on it; name one, such as \"glyphs\", or let the estimator be a table");
        else if (_estimator == EstimatorNames.ZeroCost)
            findings.Add("dataset", "is missing: proxies are computed on its samples; name one, such as \"glyphs\", or let the estimator be a table");
        else if (EstimatorNames.UsesSupernet(_estimator))
            findings.Add("dataset", "is missing: the supernet trains on it; name one, such as \"glyphs\", or let the estimator be a table");
    }

    private void CheckSupernet()
    {
        if (!EstimatorNames.UsesSupernet(_estimator))
            return;
        if (Name(root["fidelity"]) is { } fidelity and not FullScheduler.Name)
            findings.Add("fidelity", $"is {fidelity}: candidates take a supernet's weights and train no epochs of their own; expected {FullScheduler.Name}, or leave it out");
        if (_estimator == EstimatorNames.Darts && components.Spaces.FirstOrDefault(item => item.Name == Name(root["space"])) is { CanRelax: false } space)
            findings.Add("space", $"is {space.Name}, whose options can't be computed all at once: with the estimator {EstimatorNames.Darts} expected {Expectations.OneOf(components.Spaces.Where(item => item.CanRelax).Select(item => item.Name))}");
    }

    private void CheckInheritance()
    {
        if (_estimator is { } estimator and not EstimatorNames.Train && root["inheritWeights"] is JsonValue value && value.TryGetValue<bool>(out var inherit) && inherit)
            findings.Add("inheritWeights", $"is true with the estimator {estimator}, which trains no candidate: leave it out");
    }

    private void CheckScreening()
    {
        if (findings.IsGiven("screening") && _estimator is not (null or EstimatorNames.Train))
            findings.Add("screening", $"is set, and the estimator is {_estimator}: expected {EstimatorNames.Train}, since screening chooses what is trained; change the estimator, or leave screening out");
    }

    private void CheckFinal()
    {
        if (_estimator == EstimatorNames.Table && findings.IsGiven("final") && !findings.IsGiven("dataset"))
            findings.Add("final", "is set without data to train the winner on: add a dataset, or leave final out");
    }

    private void CheckObjectives()
    {
        var metrics = Metrics();
        for (var index = 0; index < metrics.Count; index++)
            if (metrics[index] is { } metric)
                CheckObjective(index, metric, metrics);
    }

    private void CheckObjective(int index, string metric, List<string?> metrics)
    {
        var path = MetricPath(index);
        var known = KnownMetrics();
        if (NaturalGoals.Tested.Contains(metric))
            findings.Add(path, $"is '{metric}': test data is read once, for the final model, so that no search can fit it; expected {Expectations.OneOf(known)}");
        else if (known.Count > 0 && !known.Contains(metric))
            findings.Add(path, $"is {Expectations.Quoted(metric)}: expected {Expectations.OneOf(known)}{Suggestions.Hint(metric, known)}");
        else if (NaturalGoals.Of(metric) is null && !findings.IsGiven($"objectives[{index}].goal"))
            findings.Add(path, $"is {Expectations.Quoted(metric)}, whose name doesn't tell which way it is better: write it as an object with a goal, maximize or minimize");
        if (metrics.IndexOf(metric) < index)
            findings.Add(path, $"is {Expectations.Quoted(metric)}, as objectives[{metrics.IndexOf(metric)}] is already: list each metric once");
    }

    private void CheckLatency()
    {
        if (findings.IsGiven("latency"))
            return;
        const string Advice = "a table predicts it, and the spec names none: build one with 'nascloud latency' and name it in latency.table";
        var metrics = Metrics();
        if (metrics.IndexOf(MetricNames.PredictedLatencyMs) is var index and >= 0)
            findings.Add(MetricPath(index), $"is {MetricNames.PredictedLatencyMs}: {Advice}; or take {MetricNames.LatencyMs}, which is measured");
        if (root["constraints"]?["maxLatencyMs"] is { } limit)
            findings.Add("constraints.maxLatencyMs", $"is {limit.ToJsonString()}: {Advice}");
    }

    private void CheckScalarization()
    {
        if (!findings.IsGiven("scalarization") || findings.IsFaulty("scalarization") || findings.IsFaulty("objectives"))
            return;
        var objectives = Math.Max(1, Given("objectives"));
        var weights = Given("scalarization.weights");
        if (objectives == 1)
            findings.Add("scalarization", "is set for one objective, which is one number as it is: list several objectives, or leave it out");
        else if (weights > 1 && weights != objectives)
            findings.Add("scalarization.weights", $"has {weights} items: expected {objectives}, one for each of the objectives");
    }

    // How many items the document lists, wrong ones too.
    private int Given(string path)
    {
        var count = 0;
        while (findings.IsGiven($"{path}[{count}]"))
            count++;
        return count;
    }

    private void CheckTarget()
    {
        var metrics = Metrics();
        if (root["target"]?["metric"] is not { } target || metrics.Count == 0 || metrics.Contains(null) || metrics.Contains((string)target!))
            return;
        findings.Add("target.metric", $"is {Expectations.Quoted((string)target!)}: expected the metric of an objective, {Expectations.OneOf(metrics!)}");
    }

    private void CheckEpochs()
    {
        if (root["fidelity"] is not JsonObject fidelity || findings.IsFaulty("fidelity.maxEpochs"))
            return;
        if (fidelity["minEpochs"] is not { } low || fidelity["maxEpochs"] is not { } high || (double)high >= (double)low)
            return;
        findings.Add("fidelity.maxEpochs", $"is {high.ToJsonString()}: expected at least minEpochs, {low.ToJsonString()}");
    }

    // Some parameters are right alone and wrong together; whoever makes the component says so.
    private void CheckComponents()
    {
        Try("strategy", values => components.Strategies.First(item => item.Name == Name(root["strategy"])).Create(values));
        Try("fidelity", values => components.Fidelities.First(item => item.Name == Name(root["fidelity"])).Create(values));
    }

    private void Try(string path, Func<SpecValues, object> create)
    {
        try
        {
            create(new SpecValues(root[path]!.AsObject()));
        }
        catch (ArgumentException error)
        {
            findings.Add(path, $"has parameters that don't fit together: {error.Message}");
        }
    }

    private List<string> KnownMetrics() => _estimator switch
    {
        EstimatorNames.Train => [.. NaturalGoals.Trained],
        EstimatorNames.Supernet => [.. NaturalGoals.Inherited],
        EstimatorNames.Darts => [.. NaturalGoals.Relaxed],
        EstimatorNames.Table when root["estimator"]![EstimatorNames.TableMetrics] is JsonObject mapped =>
            [.. mapped.Select(entry => entry.Key).Union(NaturalGoals.Computed).Append(MetricNames.PredictedLatencyMs)],
        EstimatorNames.ZeroCost when root["estimator"]![EstimatorNames.ZeroCostProxies] is JsonArray { Count: > 0 } proxies =>
            [.. proxies.Select(proxy => (string?)proxy).OfType<string>(), .. NaturalGoals.NotTrained],
        _ => [],
    };

    // One entry an objective; null where its metric is wrong already.
    private List<string?> Metrics() => root["objectives"] is JsonArray objectives
        ? [.. objectives.Select(item => (string?)item?["metric"])]
        : [];

    private string MetricPath(int index) =>
        findings.IsGiven($"objectives[{index}].metric") ? $"objectives[{index}].metric" : $"objectives[{index}]";

    private static string? Name(JsonNode? component) => (string?)component?[VariantShape.NameKey];
}
