using TorchSharp;

namespace NasCloud.Training.Modules;

/// <summary>How one pass through a network computes.</summary>
/// <param name="Training">Whether batch statistics and dropout are at work.</param>
/// <param name="Precision">The numbers that activations are kept in.</param>
/// <param name="OnCpu">Whether it runs on the processor, whose bfloat16 kernels are slow for some convolutions.</param>
internal readonly record struct ForwardMode(bool Training, torch.ScalarType Precision, bool OnCpu)
{
    /// <summary>Draws what dropout drops, on the processor. Networks have one each, so that what others draw at the same time shifts nothing.</summary>
    public required torch.Generator Dropped { get; init; }

    /// <summary>Whether batch normalizations leave their input as it is.</summary>
    public bool SkipsNormalization { get; init; }

    /// <summary>The share of this batch in the statistics of batch normalization where they are gathered anew, without training; null where they aren't.</summary>
    public double? Calibration { get; init; }

    /// <summary>The weights of the mixtures, where the network has some: one number for each of their inputs.</summary>
    public IReadOnlyList<torch.Tensor>? Mixtures { get; init; }

    /// <summary>Whether batch normalization uses the statistics of the batch.</summary>
    public bool UsesBatchStatistics => Training || Calibration is not null;

    /// <summary>Is shown the result of each activation function, which it may not keep; null for nobody.</summary>
    public Action<torch.Tensor>? Activated { get; init; }

    /// <summary>The tensor in the precision of this pass; itself where it already is.</summary>
    public torch.Tensor Cast(torch.Tensor tensor) => Casting.To(tensor, Precision);
}
