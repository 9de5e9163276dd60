using System.Runtime.InteropServices;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Measures how well a network does on samples.</summary>
internal static class Evaluator
{
    private const int BatchSize = 256;

    /// <summary>Runs every sample through the network once.</summary>
    /// <param name="module">The network; left in evaluation mode.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="normalization">How pixels are normalized.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    public static EvaluationResult Evaluate(
        NetworkModule module, SampleStore samples, PixelNormalization normalization, torch.Device device, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        using var loader = new BatchLoader(samples, normalization, device);
        module.eval();
        ConfusionMatrix? confusion = null;
        var loss = 0.0;
        foreach (var indices in Enumerable.Range(0, samples.Count).Chunk(BatchSize))
        {
            pulse.Check();
            loss += EvaluateBatch(module, loader.Load(indices), ref confusion);
        }

        return new(confusion!.Accuracy, confusion.MacroF1, loss / samples.Count);
    }

    private static double EvaluateBatch(NetworkModule module, Batch batch, ref ConfusionMatrix? confusion)
    {
        using var scope = torch.NewDisposeScope();
        var logits = module.forward(batch.Images);
        confusion ??= new((int)logits.shape[1]);
        var actual = MemoryMarshal.Cast<byte, long>(batch.Labels.cpu().bytes);
        var predicted = MemoryMarshal.Cast<byte, long>(logits.argmax(1).cpu().bytes);
        for (var place = 0; place < actual.Length; place++)
            confusion.Add(actual[place], predicted[place]);
        batch.Images.Dispose();
        return torch.nn.functional.cross_entropy(logits, batch.Labels, reduction: torch.nn.Reduction.Sum).item<float>();
    }
}
