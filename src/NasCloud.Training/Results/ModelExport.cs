using NasCloud.Core.Searches.Results;
using NasCloud.Models.Inference;
using NasCloud.Models.Latency;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Models.Pruning;
using NasCloud.Models.Quantization;
using NasCloud.Models.Verification;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Writes a trained network as ONNX and measures what came of it.</summary>
/// <param name="time">Measures latency.</param>
internal sealed class ModelExport(TimeProvider time)
{
    /// <summary>Writes a network and makes sure that the model computes what the network does.</summary>
    /// <param name="kind">What the network is.</param>
    /// <param name="network">The network.</param>
    /// <param name="samples">What they are compared on, at least one.</param>
    /// <param name="labelled">Whether the samples are test data, of which accuracy is told, or the error where a number is predicted.</param>
    /// <param name="pulse">Looked at between batches.</param>
    /// <param name="opset">The operator set.</param>
    /// <exception cref="ExportMismatchException">They don't agree.</exception>
    public ExportedModel Export(
        ModelKind kind, TrainedNetwork network, SampleStore samples, bool labelled, Pulse pulse, int opset = OpsetVersions.Default)
    {
        var file = OnnxExporter.Export(network, opset);
        using var model = OnnxModel.Load(file);
        var agreement = Compare(network, model, samples, pulse);
        var exported = Measured(kind, network, file, model, labelled ? samples : null, pulse, opset);
        return exported with { Entry = exported.Entry with { ComparedSamples = agreement.Samples, LargestDifference = agreement.LargestDifference } };
    }

    /// <summary>Writes a network in 8-bit integers.</summary>
    /// <param name="kind">What the network is.</param>
    /// <param name="network">The network.</param>
    /// <param name="calibration">Samples that the ranges of its results are taken from, at least one.</param>
    /// <param name="test">Test data, of which accuracy is told; null for none.</param>
    /// <param name="pulse">Looked at between batches.</param>
    public ExportedModel Quantize(ModelKind kind, TrainedNetwork network, SampleStore calibration, SampleStore? test, Pulse pulse)
    {
        var file = QuantizedExporter.Export(network, OnnxBatches.Of(calibration).Select(indices => calibration.Part(indices).Content));
        using var model = OnnxModel.Load(file);
        return Measured(kind, network, file, model, test, pulse, OpsetVersions.Default);
    }

    private ExportedModel Measured(
        ModelKind kind, TrainedNetwork network, byte[] file, OnnxModel model, SampleStore? test, Pulse pulse, int opset) =>
        new(file, new(kind.Name, kind.File, file.Length, opset)
        {
            Parameters = network.Architecture.Cost.Parameters,
            Channels = network.Normalization is PixelNormalization ? ChannelGroups.Of(network.Architecture).Channels : null,
            TestAccuracy = test is null || model.Classes.Count == 0 ? null : OnnxEvaluator.Accuracy(model, test, pulse, network.Table),
            TestRmse = test is null || model.Classes.Count > 0 ? null : OnnxEvaluator.Rmse(model, test, pulse, network.Table),
            LatencyMilliseconds = new LatencyMeter(time).Measure(model).TotalMilliseconds,
        });

    private static ExportAgreement Compare(TrainedNetwork network, OnnxModel exported, SampleStore samples, Pulse pulse)
    {
        using var trained = new TrainedModel(network);
        var check = new ExportCheck(exported, network.Normalization.Target);
        foreach (var indices in OnnxBatches.Of(samples))
        {
            pulse.Check();
            check.Compare(ModelFeed.Of(samples.Part(indices), network.Table), trained.Logits(samples, indices));
        }

        return check.Result();
    }
}
