namespace NasCloud.Cli.Guides;

/// <summary>How long an epoch of a network takes.</summary>
/// <param name="Epoch">The time, over all training samples, validation included.</param>
/// <param name="Flops">The operations that the network takes for a sample.</param>
/// <param name="Samples">How many training samples it was measured with.</param>
internal sealed record MeasuredSpeed(TimeSpan Epoch, long Flops, int Samples)
{
    // Back through the network costs twice as much as forward.
    private const double TrainedToValidated = 3;

    /// <summary>What follows from an epoch with fewer samples, after which all of the validation samples were scored.</summary>
    /// <param name="seconds">Seconds that it took.</param>
    /// <param name="flops">The operations that the network takes for a sample.</param>
    /// <param name="sampled">The training samples that it had, at least 1.</param>
    /// <param name="training">The training samples that there are.</param>
    /// <param name="validation">The validation samples.</param>
    public static MeasuredSpeed Of(double seconds, long flops, int sampled, double training, double validation) =>
        new(TimeSpan.FromSeconds(seconds * ((TrainedToValidated * training) + validation) / ((TrainedToValidated * sampled) + validation)), flops, sampled);
}
