using NasCloud.Models.Inference;
using NasCloud.Models.Latency;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Models.Verification;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Writes a trained network as ONNX and makes sure that the model computes what the network does.</summary>
/// <param name="time">Measures latency.</param>
internal sealed class ModelExport(TimeProvider time)
{
    /// <summary>The exported network's file.</summary>
    public const string FileName = "model.onnx";

    private const string FullName = "float32";
    private const int BatchSize = 128;

    /// <summary>Writes a network and compares the two.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">What they are compared on, at least one.</param>
    /// <param name="labelled">Whether the samples are test data, of which accuracy is told.</param>
    /// <param name="pulse">Looked at between batches.</param>
    /// <param name="opset">The operator set.</param>
    /// <exception cref="ExportMismatchException">They don't agree.</exception>
    public ExportedModel Export(TrainedNetwork network, SampleStore samples, bool labelled, Pulse pulse, int opset = OpsetVersions.Default)
    {
        var file = OnnxExporter.Export(network, opset);
        using var exported = OnnxModel.Load(file);
        var agreement = Compare(network, exported, samples, pulse);
        return new(file, new(FullName, FileName, file.Length, opset)
        {
            TestAccuracy = labelled ? OnnxEvaluator.Accuracy(exported, samples, pulse) : null,
            LatencyMilliseconds = new LatencyMeter(time).Measure(exported).TotalMilliseconds,
            ComparedSamples = agreement.Samples,
            LargestDifference = agreement.LargestDifference,
        });
    }

    private static ExportAgreement Compare(TrainedNetwork network, OnnxModel exported, SampleStore samples, Pulse pulse)
    {
        using var trained = new TrainedModel(network);
        var check = new ExportCheck(exported);
        foreach (var indices in Enumerable.Range(0, samples.Count).Chunk(BatchSize))
        {
            pulse.Check();
            check.Compare(samples.Part(indices).Pixels, trained.Logits(samples, indices));
        }

        return check.Result();
    }
}
