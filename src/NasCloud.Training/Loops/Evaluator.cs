using NasCloud.Core.Objectives;
using NasCloud.Models.Networks;
using NasCloud.Training.Loops.Metrics;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Measures how well a network does on samples.</summary>
internal static class Evaluator
{
    private const int LargestBatch = 256;

    // glibc maps blocks from 32 MB on anew each time, whatever it is told, and its heaps of 64 MB hold no two of nearly that size: a
    // network of wide layers spends most of its time on page faults then.
    private const long LargestBlock = 16 << 20;

    /// <summary>Runs every sample through the network once.</summary>
    /// <param name="module">The network; left in evaluation mode.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="normalization">How samples are normalized.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    public static EvaluationResult Evaluate(
        NetworkModule module, SampleStore samples, Normalization normalization, torch.Device device, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        using var loader = new BatchLoader(samples, normalization, device);
        module.eval();
        ITally? tally = null;
        var loss = 0.0;
        foreach (var indices in Enumerable.Range(0, samples.Count).Chunk(BatchSize(module)))
        {
            pulse.Check();
            using var step = torch.NewDisposeScope();
            var batch = loader.Load(indices);
            var outputs = module.forward(batch.Images);
            batch.Images.Dispose();
            tally ??= normalization.Target is { } scale ? new NumberTally(scale) : new ClassTally((int)outputs.shape[1], samples.Count);
            tally.Add(outputs, batch.Labels);
            loss += TrainingLoss.Sum(outputs, batch.Labels).item<float>();
        }

        return new(tally!.Measure().Add(MetricNames.Loss, loss / samples.Count));
    }

    /// <summary>As many samples as keep the largest result of the network's layers within a block that stays mapped.</summary>
    private static int BatchSize(NetworkModule module) =>
        (int)Math.Clamp(LargestBlock / (module.LargestResult * module.Precision.ElementSize()), 1, LargestBatch);
}
