using System.Globalization;
using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Retraining;
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

    /// <summary>How the network was trained anew after the search; null where it is the winner that the search trained.</summary>
    public RetrainedSeed? Retrained { get; init; }

    private static readonly string[] Costs = [MetricNames.Parameters, MetricNames.Flops, MetricNames.TrainingSeconds];

    private readonly StringBuilder _text = new();

    /// <summary>The card, in Markdown.</summary>
    public override string ToString()
    {
        _text.Clear();
        Line($"# {manifest.Spec.Name}: model card");
        Line();
        Line(Subject());
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

    private bool PredictsNumbers => data.Task == PredictionTask.Regression;

    private string Subject() => PredictsNumbers
        ? data.IsSeries ? $"It predicts a number, `{data.Target}`, of {Samples()}." : $"It predicts a number, `{data.Table!.Target}`, of rows of a table with {Columns(data.Table)}."
        : $"A classifier of {Samples()} in {data.Classes.Count} classes: {string.Join(", ", data.Classes)}.";

    private string Samples() => data.Kind switch
    {
        DataKind.Table => $"rows of a table, by the column `{data.Table!.Target}`, with {Columns(data.Table)},",
        DataKind.Tokens when data.Text is { } text => $"texts, the column `{text.Column}` of a table, by their first {data.Input.Width} words, with a vocabulary of {data.Vocabulary:N0} tokens,",
        DataKind.Tokens => $"texts of {data.Input.Width} tokens of a vocabulary of {data.Vocabulary:N0}",
        DataKind.Series => $"series of {data.Input.Width} steps and {data.Input.Channels} {(data.Input.Channels == 1 ? "channel" : "channels")}",
        _ => $"{data.Input} images (channels x height x width)",
    };

    /// <summary>What one sample is called, and what several are.</summary>
    private (string One, string Many) Noun => data.Kind switch
    {
        DataKind.Table => ("row", "rows"),
        DataKind.Series => ("series", "series"),
        DataKind.Tokens => ("text", "texts"),
        _ => ("image", "images"),
    };

    private static string Columns(TableSchema table) => string.Join(
        " and ",
        new[] { Listed("the numbers", table.Numbers), Listed("the categories", table.Categories) }.OfType<string>());

    private static string? Listed(string kind, IEnumerable<TableColumn> columns) =>
        columns.Any() ? $"{kind} {string.Join(", ", columns.Select(column => $"`{column.Name}`"))}" : null;

    private void Models()
    {
        var models = list.Models;
        if (models.Count == 0)
            return;
        Heading("Files");
        Line($"| model | file | parameters | channels | size | test {(PredictsNumbers ? "RMSE" : "accuracy")} | latency |");
        Line("|---|---|---|---|---|---|---|");
        foreach (var model in models)
            Line($"| {model.Name} | `{model.File}` | {Count(model.Parameters)} | {Count(model.Channels)} | {model.Bytes:N0} bytes | {(PredictsNumbers ? Text(model.TestRmse, "0.####") : Text(model.TestAccuracy, "0.0000"))} | {Text(model.LatencyMilliseconds, "0.000")} ms |");
        Line();
        Line($"Measured in ONNX Runtime; latency for one {Noun.One} on one thread of the machine that trained it ({Final.Trainer ?? "unknown"}).");
        foreach (var compared in models.Where(model => model.ComparedSamples > 0))
            Line(Agreement(compared));
        Line(data.Kind switch
        {
            DataKind.Table => Inputs(data.Table!),
            DataKind.Tokens when data.Text is not null => "The model reads `tokens`, int64, batch x tokens. Its words are in its note `nascloud.words`, and in `preprocessing.json`: the first is token 2; 0 fills up what is short, 1 is any other word. Cutting texts into words is not inside; the programs beside it do it: letters, marks and digits that stand together are a word, in lower case, and each punctuation mark and symbol is one of its own.",
            DataKind.Tokens => "The model reads `tokens`, int64, batch x tokens, of the vocabulary of the data set; one that is not in it counts as 0.",
            DataKind.Series => "The model reads numbers as they are: `series`, float32, batch x steps x channels, NaN where there is none. Standardizing and filling in what is missing are inside.",
            _ => "The model reads raw pixels: `pixels`, uint8, batch x height x width x channels. Scaling and normalization are inside.",
        });
        Line($"It answers {(PredictsNumbers ? "`prediction`, in the target's own unit" : "`logits`, `probabilities` and `label`")}. `predict.py` and `Predict.cs` are programs that run it.");
        if (list.Compression is { } compression)
            Compression(compression);
    }

    private string Agreement(ModelEntry compared) => PredictsNumbers
        ? $"On {compared.ComparedSamples:N0} samples `{compared.File}` predicts what the trained network predicts, to {compared.LargestDifference:0.0e0} standard deviations of the target."
        : $"On {compared.ComparedSamples:N0} samples `{compared.File}` gives the labels that {(compared.Name == ModelKind.Pruned.Name ? "the pruned network in libtorch" : "the trained network")} gives; probabilities differ by at most {compared.LargestDifference:0.0e0}.";

    private static string Inputs(TableSchema table)
    {
        string?[] inputs =
        [
            table.Numbers.Any() ? "`numbers`, float32, batch x columns, NaN where there is none" : null,
            table.Categories.Any() ? "`categories`, string, batch x columns, empty where there is none" : null,
        ];
        return $"The model reads columns as they are, in the order above: {string.Join("; and ", inputs.OfType<string>())}. Standardizing, filling in what is missing and coding categories are inside.";
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
        Line($"- Candidates were compared on a validation part cut from the training part. Test samples were looked at {(Retrained is null ? "once, for the figures above" : "for the figures above alone, once in each training")}.");
    }

    private void Search()
    {
        Heading("Search");
        var spec = manifest.Spec;
        Line($"- Id: `{result.SearchId}`; seed {spec.Seed.ToString(CultureInfo.InvariantCulture)}; space `{spec.Space.Name}`, strategy `{spec.Strategy.Name}`, fidelity `{spec.Fidelity.Name}`, estimator `{spec.Estimator.Name}`.");
        Line($"- {result.Trials:N0} trials of {result.Architectures:N0} architectures in {Duration(result.ElapsedSeconds)}; {Duration(result.DeviceSeconds)} of trainers' time{Ended()}.");
        if (Retrained is { } retrained)
            Line($"- This is trial {result.Winner.Number} (architecture `{result.Winner.ArchitectureId}`), trained anew after the search with seed {retrained.Seed.ToString(CultureInfo.InvariantCulture)}.");
        else
            Line($"- The winner is trial {result.Winner.Number} (architecture `{result.Winner.ArchitectureId}`), the best of the Pareto front in `{spec.Objectives[0].Metric}`.");
        Line($"- `{(Retrained is null ? "best.json" : RetrainedSeed.ScoreName)}` holds all of it; the spec is kept {(Retrained is null ? "beside the result, in" : "in")} `spec.json` of the search.");
    }

    private string Ended() => result.Reason is { } reason ? $"; ended by: {CoreJson.Name(reason)}" : "";

    private void Training()
    {
        Heading("Training");
        var training = manifest.Spec.Final?.Training ?? manifest.Spec.Training;
        Line($"- Up to {(Retrained?.Plan.Epochs ?? manifest.Spec.Final?.Epochs ?? result.Winner.Epochs).ToString(CultureInfo.InvariantCulture)} epochs; batch {training.BatchSize.ToString(CultureInfo.InvariantCulture)}; {training.Optimizer.Name}, learning rate {Number(training.Optimizer.LearningRate)}; {Duration(Final.DeviceSeconds)}. `curve.jsonl` has each epoch.");
        Line($"- Weights alone: `weights.safetensors`, for the graph in `architecture.json`, with what is done to {Noun.Many} before in `preprocessing.json`.");
    }

    private void Limits()
    {
        Heading("Limits");
        Line(data.Kind switch
        {
            DataKind.Table => "- The figures hold for rows like those of the data set. On others, such as those of a later year or another place, they must be measured anew. A category that it was not trained on counts as missing.",
            DataKind.Tokens when data.Text is not null => "- The figures hold for texts like those of the data set, and of its language. Of others it knows fewer words, and they must be measured anew.",
            DataKind.Tokens => "- The figures hold for texts like those of the data set, cut into tokens as they were. On others they must be measured anew.",
            DataKind.Series => "- The figures hold for series like those of the data set. On others, such as those of another sensor or another rate, they must be measured anew.",
            _ => "- The figures hold for images like those of the data set. On others, such as photographs of another camera, they must be measured anew.",
        });
        Line(PredictsNumbers
            ? "- It tells no interval: how far off a single prediction may be is not in its answer. Far outside of the numbers that it was trained on it only extrapolates."
            : $"- It always answers one of its classes, for {Noun.Many} of none of them too. Probabilities are not calibrated.");
        Line(Retrained is null
            ? "- The winner was chosen for its validation score, which is therefore a little too good; the test score is not."
            : "- Whoever chooses among trials or seeds by their test scores makes the best of these too good; by validation scores, those.");
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

    private static string Count(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    private static string Text<T>(T? value, string format)
        where T : struct, IFormattable =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "not measured";

    private static string Duration(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture);
}
