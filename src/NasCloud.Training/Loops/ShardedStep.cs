using NasCloud.Training.Samples;

namespace NasCloud.Training.Loops;

/// <summary>What all threads of <see cref="GradientShards"/> work on.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="Objective">What is made small.</param>
/// <param name="InTurn">Whether the threads compute one after another.</param>
internal sealed record ShardedStep(Batch Batch, TrainingObjective Objective, bool InTurn);
