using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using static NasCloud.Core.Tests.Searches.Results.ResultLedgers;

namespace NasCloud.Core.Tests.Searches.Results;

public sealed class ModelCardTests
{
    private static readonly SearchManifest Manifest = TestSearch.Create();
    private static readonly DatasetInfo Data = new("bars", TensorShape.Image(1, 8, 8), ["low", "high"], 900, 100, "abc");

    [Fact]
    public void ToString_TestedWinner_TellsAccuracyWithItsInterval()
    {
        var card = Card([]);

        Assert.Contains("A classifier of 1x8x8 images (channels x height x width) in 2 classes: low, high.", card, StringComparison.Ordinal);
        Assert.Contains("| testAccuracy | 0.5 (95%: 0.4038 to 0.5962, by the 100 test samples;", card, StringComparison.Ordinal);
        Assert.Contains("2 trials of 2 architectures in 00:03:00", card, StringComparison.Ordinal);
        Assert.Contains("ended by: target", card, StringComparison.Ordinal);
        Assert.DoesNotContain("## Files", card, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Models_AreListedWithWhatWasMeasured()
    {
        var card = Card(
        [
            new("float32", "model.onnx", 12_345, 17) { Parameters = 3_000, Channels = 40, TestAccuracy = 0.51, LatencyMilliseconds = 1.25, ComparedSamples = 100, LargestDifference = 2e-6 },
            new("int8", "model.int8.onnx", 4_567, 17),
        ]);

        Assert.Contains("| float32 | `model.onnx` | 3,000 | 40 | 12,345 bytes | 0.5100 | 1.250 ms |", card, StringComparison.Ordinal);
        Assert.Contains("| int8 | `model.int8.onnx` | - | - | 4,567 bytes | not measured | not measured ms |", card, StringComparison.Ordinal);
        Assert.Contains("On 100 samples `model.onnx` gives the labels that the trained network gives; probabilities differ by at most 2.0e-6.", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PredictionTask.Regression, "It predicts a number, `rent`, of rows of a table with the numbers `area` and the categories `district`.", "| float32 | `model.onnx` | - | - | 1,234 bytes | 81.25 | 0.010 ms |")]
    [InlineData(PredictionTask.Classification, "A classifier of rows of a table, by the column `rent`, with the numbers `area` and the categories `district`, in 2 classes: low, high.", "| float32 | `model.onnx` | - | - | 1,234 bytes | 0.7500 | 0.010 ms |")]
    public void ToString_Table_TellsColumnsAndTarget(PredictionTask task, string subject, string model)
    {
        var table = new TableSchema([new("area", ColumnKind.Number), new("id", ColumnKind.Ignore), new("district", ColumnKind.Category, ["north"])], "rent", task);
        var data = new DatasetInfo("flats", TensorShape.Vector(2), task == PredictionTask.Regression ? [] : ["low", "high"], 900, 100, "abc") { Table = table };

        var card = Card([new("float32", "model.onnx", 1_234, 17) { TestAccuracy = 0.75, TestRmse = 81.25, LatencyMilliseconds = 0.01, ComparedSamples = 100, LargestDifference = 2e-6 }], data);

        Assert.Contains(subject, card, StringComparison.Ordinal);
        Assert.Contains(model, card, StringComparison.Ordinal);
        Assert.Contains("`numbers`, float32, batch x columns, NaN where there is none; and `categories`, string", card, StringComparison.Ordinal);
        Assert.Equal(task == PredictionTask.Regression, card.Contains("It answers `prediction`, in the target's own unit.", StringComparison.Ordinal));
        Assert.DoesNotContain("image", card, StringComparison.Ordinal);
        Assert.DoesNotContain("pixels", card, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Series_TellsStepsAndChannels()
    {
        var data = new DatasetInfo("waves", TensorShape.Image(2, 1, 48), ["low", "high"], 900, 100, "abc") { IsSeries = true };

        var card = Card([new("float32", "model.onnx", 1_234, 17)], data);

        Assert.Contains("A classifier of series of 48 steps and 2 channels in 2 classes: low, high.", card, StringComparison.Ordinal);
        Assert.Contains("`series`, float32, batch x steps x channels", card, StringComparison.Ordinal);
        Assert.DoesNotContain("image", card, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_Compression_TellsWhatWasKeptAndWhatWasUndone()
    {
        var card = Card(
            [new("float32", "model.onnx", 12_345, 17)],
            compression: new(0.005, 2_000, AreHeldOut: true,
            [
                new("pruned", IsKept: true) { Channels = 80, AccuracyLoss = -0.0005 },
                new("pruned", IsKept: false) { Channels = 64, AccuracyLoss = 0.0071 },
                new("pruned", IsKept: false) { Problem = "there was no time left to train it" },
            ]));

        Assert.Contains("What loses more than 0.005 of accuracy against the trained network is undone; 2,000 validation samples decide, test samples never.", card, StringComparison.Ordinal);
        Assert.Contains("| pruned | 80 | -0.0005 | kept |", card, StringComparison.Ordinal);
        Assert.Contains("| pruned | 64 | 0.0071 | undone |", card, StringComparison.Ordinal);
        Assert.Contains("| pruned | not measured | not measured | undone: there was no time left to train it |", card, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_TrainedAnew_TellsTrialSeedAndEpochs()
    {
        var plan = new RetrainingPlan(Snapshots.Create(), Snapshots.Done(2, 0.7), Epochs: 77, Seeds: 3);

        var card = Card([], retrained: new(plan, Seed: 1));

        Assert.Contains("- This is trial 2 (architecture `a2`), trained anew after the search with seed 1.", card, StringComparison.Ordinal);
        Assert.Contains("Up to 77 epochs;", card, StringComparison.Ordinal);
        Assert.Contains("`score.json` holds all of it", card, StringComparison.Ordinal);
        Assert.DoesNotContain("winner", card, StringComparison.OrdinalIgnoreCase);
    }

    private static string Card(IReadOnlyList<ModelEntry> models, DatasetInfo? data = null, CompressionReport? compression = null, RetrainedSeed? retrained = null)
    {
        var result = SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5), Succeeded(2, 0.7)).Ended(EndReason.Target).WithFinal(TrialOutcome.Succeeded))!;
        var final = result.Final! with { Metrics = result.Final.Metrics.SetItem(MetricNames.TestAccuracy, 0.5) };
        return new ModelCard(Manifest, result with { Final = final }, data ?? Data, new([.. models]) { Compression = compression }) { Retrained = retrained }.ToString();
    }
}
