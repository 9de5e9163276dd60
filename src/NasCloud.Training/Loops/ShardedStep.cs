using NasCloud.Training.Samples;

namespace NasCloud.Training.Loops;

/// <summary>What all threads of <see cref="GradientShards"/> work on.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="LabelSmoothing">The share of each label that is spread over all classes.</param>
internal sealed record ShardedStep(Batch Batch, double LabelSmoothing);
