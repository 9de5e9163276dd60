namespace NasCloud.Core.Specs;

/// <summary>How the trained winner is made smaller and faster.</summary>
/// <param name="LargestLoss">The most accuracy that a smaller model may lose against the trained network, 0 to 1.</param>
/// <param name="Prune">Whether channels are removed.</param>
/// <param name="Quantize">Whether models in 8-bit integers are made.</param>
/// <param name="FineTuningEpochs">How many epochs the rest is trained after each removal of channels; null for a tenth of those that the winner was trained for, at least 1.</param>
public sealed record CompressionSpec(double LargestLoss = 0.005, bool Prune = true, bool Quantize = true, int? FineTuningEpochs = null)
{
    // Two and a half removals with a tenth of the epochs after each; smaller networks train faster.
    private const double TimeForPruning = 0.2;

    /// <summary>The share of the final trial's time that is kept back for it.</summary>
    public double ShareOfTime => Prune ? TimeForPruning : 0;
}
