namespace NasCloud.Cli.Guides;

/// <summary>How long an epoch of a network takes.</summary>
/// <param name="Epoch">The time, over all training samples.</param>
/// <param name="Flops">The operations that the network takes for a sample.</param>
/// <param name="Samples">How many samples it was measured with.</param>
internal sealed record MeasuredSpeed(TimeSpan Epoch, long Flops, int Samples);
