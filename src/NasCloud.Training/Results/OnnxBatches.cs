using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Samples in batches of the size that ONNX Runtime is given.</summary>
internal static class OnnxBatches
{
    private const int Size = 128;

    /// <summary>The indices of all samples, a batch at a time.</summary>
    public static IEnumerable<int[]> Of(SampleStore samples) => Enumerable.Range(0, samples.Count).Chunk(Size);
}
