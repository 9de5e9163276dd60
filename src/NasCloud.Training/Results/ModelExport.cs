using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Inference;
using NasCloud.Models.Latency;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Models.Quantization;
using NasCloud.Models.Verification;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Writes a trained network as ONNX and measures what came of it.</summary>
/// <param name="time">Measures latency.</param>
internal sealed class ModelExport(TimeProvider time)
{
    private const string FullName = "float32";
    private const string QuantizedName = "int8";
    private const int BatchSize = 128;
    private const int CalibrationSamples = 512;

    /// <summary>Writes a network and makes sure that the model computes what the network does.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">What they are compared on, at least one.</param>
    /// <param name="labelled">Whether the samples are test data, of which accuracy is told, or the error where a number is predicted.</param>
    /// <param name="pulse">Looked at between batches.</param>
    /// <param name="opset">The operator set.</param>
    /// <exception cref="ExportMismatchException">They don't agree.</exception>
    public ExportedModel Export(TrainedNetwork network, SampleStore samples, bool labelled, Pulse pulse, int opset = OpsetVersions.Default)
    {
        var file = OnnxExporter.Export(network, opset);
        using var model = OnnxModel.Load(file);
        var agreement = Compare(network, model, samples, pulse);
        var exported = Measured(FullName, "model.onnx", file, model, labelled ? samples : null, pulse, opset, network.Table);
        return exported with { Entry = exported.Entry with { ComparedSamples = agreement.Samples, LargestDifference = agreement.LargestDifference } };
    }

    /// <summary>Writes a network in 8-bit integers, unless that costs more accuracy than it may.</summary>
    /// <param name="network">The network.</param>
    /// <param name="full">Its model in full precision.</param>
    /// <param name="calibration">Samples that the ranges of its results are taken from, at least one.</param>
    /// <param name="heldOut">Samples that decide whether the loss is small enough, at least one.</param>
    /// <param name="test">Test data, of which accuracy is told; null for none.</param>
    /// <param name="largestLoss">The largest loss of accuracy, 0 to 1.</param>
    /// <param name="pulse">Looked at between batches.</param>
    /// <returns>The model; null where it loses more.</returns>
    public ExportedModel? Quantize(
        TrainedNetwork network, ExportedModel full, SampleStore calibration, SampleStore heldOut, SampleStore? test, double largestLoss, Pulse pulse)
    {
        var count = Math.Min(CalibrationSamples, calibration.Count);
        var batches = Enumerable.Range(0, count).Chunk(BatchSize).Select(indices => calibration.Part(indices).Content);
        var file = QuantizedExporter.Export(network, batches);
        using var before = OnnxModel.Load(full.File);
        using var after = OnnxModel.Load(file);
        var loss = OnnxEvaluator.Accuracy(before, heldOut, pulse) - OnnxEvaluator.Accuracy(after, heldOut, pulse);
        return loss <= largestLoss ? Measured(QuantizedName, "model.int8.onnx", file, after, test, pulse, OpsetVersions.Default) : null;
    }

    private ExportedModel Measured(string name, string fileName, byte[] file, OnnxModel model, SampleStore? test, Pulse pulse, int opset, TableSchema? table = null) =>
        new(file, new(name, fileName, file.Length, opset)
        {
            TestAccuracy = test is null || model.Classes.Count == 0 ? null : OnnxEvaluator.Accuracy(model, test, pulse, table),
            TestRmse = test is null || model.Classes.Count > 0 ? null : OnnxEvaluator.Rmse(model, test, pulse, table),
            LatencyMilliseconds = new LatencyMeter(time).Measure(model).TotalMilliseconds,
        });

    private static ExportAgreement Compare(TrainedNetwork network, OnnxModel exported, SampleStore samples, Pulse pulse)
    {
        using var trained = new TrainedModel(network);
        var check = new ExportCheck(exported, network.Normalization.Target);
        foreach (var indices in Enumerable.Range(0, samples.Count).Chunk(BatchSize))
        {
            pulse.Check();
            check.Compare(ModelFeed.Of(samples.Part(indices), network.Table), trained.Logits(samples, indices));
        }

        return check.Result();
    }
}
