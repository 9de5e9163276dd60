namespace NasCloud.Models.Networks;

/// <summary>The unit of a target, seen from the network: what it predicts, times the deviation, plus the mean.</summary>
/// <param name="Mean">Of the training samples' targets.</param>
/// <param name="Deviation">Of the training samples' targets; 1 where all are equal.</param>
public sealed record TargetScale(double Mean, double Deviation)
{
    /// <summary>A target as the network learns it.</summary>
    public float Standardize(float target) => (float)((target - Mean) / Deviation);

    /// <summary>What the network says, in the target's unit.</summary>
    public double Restore(double predicted) => (predicted * Deviation) + Mean;
}
