namespace NasCloud.Training.Loops;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Loss">The mean of its batches' losses.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
internal sealed record EpochResult(double Loss, double LearningRate);
