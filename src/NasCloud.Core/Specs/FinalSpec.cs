namespace NasCloud.Core.Specs;

/// <summary>How the winner is trained in full.</summary>
/// <param name="Epochs">How many epochs, from fresh weights.</param>
/// <param name="Training">How; what the spec leaves out is as in the search.</param>
/// <param name="UseValidationData">Whether the validation samples join the training data, since nothing is chosen any more.</param>
public sealed record FinalSpec(int Epochs, TrainingSpec Training, bool UseValidationData = true)
{
    /// <summary>How it is made smaller then.</summary>
    public CompressionSpec Compression { get; init; } = new();
}
