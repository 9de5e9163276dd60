namespace NasCloud.Training.Loops;

/// <summary>How well a network does on labelled samples.</summary>
/// <param name="Accuracy">The share classified right, 0 to 1.</param>
/// <param name="MacroF1">The unweighted mean over the classes of their F1 scores, 0 to 1.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
public sealed record EvaluationResult(double Accuracy, double MacroF1, double Loss);
