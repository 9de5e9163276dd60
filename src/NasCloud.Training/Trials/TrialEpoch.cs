using NasCloud.Core.Trials;

namespace NasCloud.Training.Trials;

/// <summary>What an epoch leaves behind.</summary>
/// <param name="Point">What it measured.</param>
/// <param name="Checkpoint">What to go on from.</param>
internal sealed record TrialEpoch(LearningCurvePoint Point, byte[] Checkpoint);
