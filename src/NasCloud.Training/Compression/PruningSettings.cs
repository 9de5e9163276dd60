using NasCloud.Core.Specs;
using NasCloud.Training.Loops;

namespace NasCloud.Training.Compression;

/// <summary>How a network is pruned.</summary>
/// <param name="Training">How what is left is trained.</param>
/// <param name="LargestLoss">The most accuracy that it may lose, 0 to 1.</param>
/// <param name="Epochs">How many epochs it is trained after each removal of channels.</param>
/// <param name="Seed">Fixes all that is random.</param>
/// <param name="Compute">Where and how precisely it is computed.</param>
internal sealed record PruningSettings(TrainingSpec Training, double LargestLoss, int Epochs, long Seed, ComputeChoice Compute)
{
    /// <summary>How long all of it may take; null for as long as it takes.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>What an epoch of the network takes before it is pruned.</summary>
    public double SecondsPerEpoch { get; init; }
}
