using NasCloud.Models.Inference;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Measures how well an exported network does on samples.</summary>
internal static class OnnxEvaluator
{
    /// <summary>The share of samples that get their own label.</summary>
    /// <param name="model">The network.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    public static double Accuracy(OnnxModel model, SampleStore samples, Pulse pulse)
    {
        var right = 0;
        foreach (var indices in OnnxBatches.Of(samples))
        {
            pulse.Check();
            var part = samples.Part(indices);
            right += model.Run(part.Content).Labels.Zip(part.Labels).Count(pair => pair.First == pair.Second);
        }

        return (double)right / samples.Count;
    }
}
