namespace NasCloud.Training.Loops;

/// <summary>How fast a trial passes through its learning rate schedule: faster than planned when time runs short.</summary>
/// <param name="Since">The epochs trained when this pace was taken up.</param>
/// <param name="Position">Where in the schedule that was, in planned epochs.</param>
/// <param name="Stride">How many planned epochs each further one stands for, at least 1.</param>
internal sealed record SchedulePace(int Since, double Position, double Stride)
{
    /// <summary>As planned.</summary>
    public static SchedulePace Planned { get; } = new(0, 0, 1);

    /// <summary>The position in the schedule, in planned epochs.</summary>
    /// <param name="epochs">Epochs since training began; may be a fraction.</param>
    public double PositionAt(double epochs) => Position + ((epochs - Since) * Stride);

    /// <summary>The epoch with which the schedule ends.</summary>
    /// <param name="end">Its end, in planned epochs.</param>
    public int LastEpoch(int end) => Since + (int)Math.Ceiling(((end - Position) / Stride) - 1e-6);

    /// <summary>The pace that comes to the schedule's end in time: with as many epochs as planned where there is time for them.</summary>
    /// <param name="epoch">The epochs trained by now.</param>
    /// <param name="end">The schedule's end, in planned epochs.</param>
    /// <param name="epochsLeft">How many more there is time for, at least 1.</param>
    public SchedulePace Within(int epoch, int end, int epochsLeft)
    {
        var stride = Math.Max(1, (end - PositionAt(epoch)) / epochsLeft);
        return stride == Stride ? this : new SchedulePace(epoch, PositionAt(epoch), stride);
    }
}
