using NasCloud.Core.Datasets.Tables;
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
    /// <param name="table">The columns, where samples are rows of a table; null of images.</param>
    public static double Accuracy(OnnxModel model, SampleStore samples, Pulse pulse, TableSchema? table = null) =>
        Mean(model, samples, pulse, table, (answer, part) => answer.Labels.Zip(part.Labels).Count(pair => pair.First == pair.Second));

    /// <summary>The root of the mean squared error of what it predicts, in the target's unit.</summary>
    /// <param name="model">The network.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    /// <param name="table">The columns, where samples are rows of a table; null of images.</param>
    public static double Rmse(OnnxModel model, SampleStore samples, Pulse pulse, TableSchema? table = null) =>
        Math.Sqrt(Mean(model, samples, pulse, table, (answer, part) => answer.Predictions.Zip(part.Targets).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2))));

    private static double Mean(OnnxModel model, SampleStore samples, Pulse pulse, TableSchema? table, Func<ModelAnswer, SampleStore, double> sum)
    {
        var total = 0.0;
        foreach (var indices in OnnxBatches.Of(samples))
        {
            pulse.Check();
            var part = samples.Part(indices);
            total += sum(model.Run(ModelFeed.Of(part, table)), part);
        }

        return total / samples.Count;
    }
}
