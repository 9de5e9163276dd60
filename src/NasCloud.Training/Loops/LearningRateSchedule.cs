namespace NasCloud.Training.Loops;

/// <summary>
/// The learning rate over a trial: a linear rise, then half a cosine down to zero at the trial's end.
/// </summary>
/// <remarks>
/// A trial that goes on from another's checkpoint begins a new descent from the peak, without a rise: warm restarts
/// (SGDR, Loshchilov and Hutter, 2017). So each rung of a multi-fidelity search is measured on annealed weights, as a
/// full training to that length would be, and rungs a factor apart are SGDR's growing cycles. The rate depends on the
/// trial's first and last epoch and the position between them, and on nothing else: a resumed trial has the same.
/// </remarks>
/// <param name="Peak">The highest rate.</param>
/// <param name="WarmUpEpochs">How long it rises in a trial that starts afresh, in epochs.</param>
/// <param name="Start">The epochs trained before this trial.</param>
/// <param name="End">The epochs trained at its end.</param>
internal sealed record LearningRateSchedule(double Peak, double WarmUpEpochs, int Start, int End)
{
    /// <summary>How fast it is passed through.</summary>
    public SchedulePace Pace { get; init; } = SchedulePace.Planned;

    /// <summary>The rate at a position.</summary>
    /// <param name="epochs">Epochs since training began; may be a fraction.</param>
    public double At(double epochs)
    {
        var position = Pace.PositionAt(epochs);
        double length = End - Start;
        var warmUp = Start > 0 ? 0 : Math.Min(WarmUpEpochs, length / 2);
        var passed = position - Start;
        return passed < warmUp
            ? Peak * passed / warmUp
            : Peak * (1 + Math.Cos(Math.PI * (passed - warmUp) / (length - warmUp))) / 2;
    }
}
