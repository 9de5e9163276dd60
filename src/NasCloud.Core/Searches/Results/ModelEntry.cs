namespace NasCloud.Core.Searches.Results;

/// <summary>One model of a search's result, and what was measured of it in ONNX Runtime.</summary>
/// <param name="Name">What it is, the name of a <see cref="ModelKind"/>.</param>
/// <param name="File">Its file.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Opset">The operator set that it is written in.</param>
public sealed record ModelEntry(string Name, string File, long Bytes, int Opset)
{
    /// <summary>Its learned numbers; null in lists of versions that did not tell.</summary>
    public long? Parameters { get; init; }

    /// <summary>The output channels of its convolutions and dense layers, those that answer not counted; null in lists of versions that did not tell.</summary>
    public int? Channels { get; init; }

    /// <summary>The share of test samples that it labels right, 0 to 1; null where there are none, or a number is predicted.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Where a number is predicted, the root of its mean squared error on test samples, in the target's unit; null where there are none.</summary>
    public double? TestRmse { get; init; }

    /// <summary>Milliseconds for one sample on one thread of the trainer's processor, the median of repeated runs.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>How many samples it was compared on with the trained network; 0 where it does not compute the same.</summary>
    public int ComparedSamples { get; init; }

    /// <summary>The largest difference of a probability there, or of a predicted number in standard deviations of the target.</summary>
    public double LargestDifference { get; init; }
}
