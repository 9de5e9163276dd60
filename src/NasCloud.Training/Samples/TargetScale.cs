namespace NasCloud.Training.Samples;

/// <summary>The unit of a target, seen from the network: what it predicts, times the deviation, plus the mean.</summary>
/// <param name="Mean">Of the training samples' targets.</param>
/// <param name="Deviation">Of the training samples' targets; 1 where all are equal.</param>
internal sealed record TargetScale(double Mean, double Deviation)
{
    /// <summary>What some targets measure; null where there are none.</summary>
    public static TargetScale? Of(float[] targets)
    {
        if (targets.Length == 0)
            return null;
        var mean = targets.Average(target => (double)target);
        var variance = targets.Average(target => Math.Pow(target - mean, 2));
        return new(mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }

    /// <summary>A target as the network learns it.</summary>
    public float Standardize(float target) => (float)((target - Mean) / Deviation);

    /// <summary>What the network says, in the target's unit.</summary>
    public double Restore(double predicted) => (predicted * Deviation) + Mean;
}
