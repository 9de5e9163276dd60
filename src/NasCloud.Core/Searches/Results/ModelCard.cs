using System.Globalization;
using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Objectives;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Results;

/// <summary>Tells people what a trained winner is, how it came about, what it measured and what it must not be taken for (after Mitchell et al. 2019, arXiv 1810.03993).</summary>
/// <param name="manifest">What was asked for.</param>
/// <param name="result">What was found; its final training succeeded.</param>
/// <param name="data">The data.</param>
/// <param name="list">Its models.</param>
internal sealed class ModelCard(SearchManifest manifest, SearchResult result, DatasetInfo data, ModelList list)
{
    public const string FileName = "model-card.md";

    private static readonly string[] Costs = [MetricNames.Parameters, MetricNames.Flops, MetricNames.TrainingSeconds];

    private readonly StringBuilder _text = new();

    /// <summary>The card, in Markdown.</summary>
    public override string ToString()
    {
        _text.Clear();
        Line($"# {manifest.Spec.Name}: model card");
        Line();
        Line($"A classifier of {data.Input} images (channels x height x width) in {data.Classes.Count} classes: {string.Join(", ", data.Classes)}.");
        Line("Its architecture was found by a search; its weights were then trained from scratch.");
        Models();
        Measurements();
        Data();
        Search();
        Training();
        Limits();
        return _text.ToString();
    }

    private TrialScore Final => result.Final!;

    private void Models()
    {
        var models = list.Models;
        if (models.Count == 0)
            return;
        Heading("Files");
        Line("| model | file | parameters | channels | size | test accuracy | latency |");
        Line("|---|---|---|---|---|---|---|");
        foreach (var model in models)
            Line($"| {model.Name} | `{model.File}` | {Text(model.Parameters, "N0")} | {Text(model.Channels, "N0")} | {model.Bytes:N0} bytes | {Text(model.TestAccuracy, "0.0000")} | {Text(model.LatencyMilliseconds, "0.000")} ms |");
        Line();
        Line($"Measured in ONNX Runtime; latency for one image on one thread of the machine that trained it ({Final.Trainer ?? "unknown"}).");
        foreach (var compared in models.Where(model => model.ComparedSamples > 0))
            Line($"On {compared.ComparedSamples:N0} samples `{compared.File}` gives the labels that {(compared.Name == ModelKind.Pruned.Name ? "the pruned network in libtorch" : "the trained network")} gives; probabilities differ by at most {compared.LargestDifference:0.0e0}.");
        Line("The model reads raw pixels: `pixels`, uint8, batch x height x width x channels. Scaling and normalization are inside.");
        Line("It answers `logits`, `probabilities` and `label`. `predict.py` and `Predict.cs` are programs that run it.");
        if (list.Compression is { } compression)
            Compression(compression);
    }

    private void Compression(CompressionReport compression)
    {
        Heading("Compression");
        Line($"What loses more than {Number(compression.LargestLoss)} of accuracy against the trained network is undone; {compression.Samples:N0} {(compression.AreHeldOut ? "validation samples decide" : "training samples decide, which all networks have seen alike")}, test samples never.");
        Line();
        Line("| step | channels | accuracy lost | |");
        Line("|---|---|---|---|");
        foreach (var step in compression.Steps)
            Line($"| {step.Model} | {Text(step.Channels, "N0")} | {Text(step.AccuracyLoss, "0.0000")} | {(step.IsKept ? "kept" : $"undone{Reason(step)}")} |");
    }

    private static string Reason(CompressionStep step) => step.Problem is { } problem ? $": {problem}" : "";

    private void Measurements()
    {
        Heading("Measured");
        Line("| metric | value |");
        Line("|---|---|");
        foreach (var (name, value) in Final.Metrics.Where(metric => !Costs.Contains(metric.Key)))
            Line($"| {name} | {Number(value)}{Interval(name, value)} |");
        foreach (var (name, value) in result.Score.Metrics.Where(metric => !Costs.Contains(metric.Key)))
            Line($"| {name}, in the search | {Number(value)} |");
        Line();
        Line($"Parameters: {result.Winner.Parameters:N0}. FLOPs for one sample: {result.Winner.Flops:N0}, a multiply-add counted once.");
    }

    private string Interval(string metric, double value)
    {
        if (metric != MetricNames.TestAccuracy || data.TestCount == 0)
            return "";
        var interval = WilsonInterval.Of(value, data.TestCount);
        return $" (95%: {Number(interval.Low)} to {Number(interval.High)}, by the {data.TestCount:N0} test samples; how far another training would differ is not in it)";
    }

    private void Data()
    {
        Heading("Data");
        Line($"- Data set: {data.Name}, {data.TrainingCount:N0} samples to train and validate on, {data.TestCount:N0} to test on.");
        Line($"- Fingerprint (SHA-256 of its content): `{data.Fingerprint}`.");
        Line("- Candidates were compared on a validation part cut from the training part. Test samples were looked at once, for the figures above.");
    }

    private void Search()
    {
        Heading("Search");
        var spec = manifest.Spec;
        Line($"- Id: `{result.SearchId}`; seed {spec.Seed.ToString(CultureInfo.InvariantCulture)}; space `{spec.Space.Name}`, strategy `{spec.Strategy.Name}`, fidelity `{spec.Fidelity.Name}`, estimator `{spec.Estimator.Name}`.");
        Line($"- {result.Trials:N0} trials of {result.Architectures:N0} architectures in {Duration(result.ElapsedSeconds)}; {Duration(result.DeviceSeconds)} of trainers' time{Ended()}.");
        Line($"- The winner is trial {result.Winner.Number} (architecture `{result.Winner.ArchitectureId}`), the best of the Pareto front in `{spec.Objectives[0].Metric}`.");
        Line("- `best.json` holds all of it; the spec is kept beside the result, in `spec.json` of the search.");
    }

    private string Ended() => result.Reason is { } reason ? $"; ended by: {CoreJson.Name(reason)}" : "";

    private void Training()
    {
        Heading("Training");
        var training = manifest.Spec.Final?.Training ?? manifest.Spec.Training;
        Line($"- Up to {(manifest.Spec.Final?.Epochs ?? result.Winner.Epochs).ToString(CultureInfo.InvariantCulture)} epochs; batch {training.BatchSize.ToString(CultureInfo.InvariantCulture)}; {training.Optimizer.Name}, learning rate {Number(training.Optimizer.LearningRate)}; {Duration(Final.DeviceSeconds)}. `curve.jsonl` has each epoch.");
        Line("- Weights alone: `weights.safetensors`, for the graph in `architecture.json`, with what is done to images before in `preprocessing.json`.");
    }

    private void Limits()
    {
        Heading("Limits");
        Line("- The figures hold for images like those of the data set. On others, such as photographs of another camera, they must be measured anew.");
        Line("- It always answers one of its classes, for images of none of them too. Probabilities are not calibrated.");
        Line("- The winner was chosen for its validation score, which is therefore a little too good; the test score is not.");
        Line("- Nothing was measured of how it treats groups of people, or of what it does when someone means to fool it.");
    }

    private void Heading(string title)
    {
        Line();
        Line($"## {title}");
        Line();
    }

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text<T>(T? value, string format)
        where T : struct, IFormattable =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "not measured";

    private static string Duration(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture);
}
