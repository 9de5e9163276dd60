using System.Collections.Immutable;

namespace NasCloud.Core.Trials;

/// <summary>What was measured at the end of one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's batches, with label smoothing where it is on.</param>
/// <param name="Metrics">Validation metrics by name; empty where the epoch was not validated.</param>
/// <param name="Seconds">Seconds the epoch took, validation included.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
public sealed record LearningCurvePoint(
    int Epoch,
    double TrainingLoss,
    ImmutableSortedDictionary<string, double> Metrics,
    double Seconds,
    double LearningRate);
