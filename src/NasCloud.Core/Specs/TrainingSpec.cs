namespace NasCloud.Core.Specs;

/// <summary>How a network is trained.</summary>
public sealed record TrainingSpec
{
    /// <summary>Samples per step, 1 to 65,536.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The optimizer.</summary>
    public OptimizerSpec Optimizer { get; init; } = new();

    /// <summary>Epochs over which the learning rate rises linearly from zero, before it falls along a cosine; may be a fraction.</summary>
    public double WarmUpEpochs { get; init; } = 0.5;

    /// <summary>The share of each label spread over all classes: 0 to below 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>The largest norm of the gradient, which is scaled down to it; null for none.</summary>
    public double? GradientClip { get; init; }

    /// <summary>Changes made to training images at random.</summary>
    public AugmentationSpec Augmentation { get; init; } = new();

    /// <summary>The numbers computed with: <c>auto</c>, <c>float32</c> or <c>bfloat16</c>. Weights are always float32.</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>Where to compute: <c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Decay per step of the moving average of the weights that is validated and kept; null for the weights themselves.</summary>
    public double? WeightAveraging { get; init; }
}
