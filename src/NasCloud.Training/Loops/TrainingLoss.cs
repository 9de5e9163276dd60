using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>What training makes small: cross-entropy where samples have classes, the squared error where a number is predicted.</summary>
internal static class TrainingLoss
{
    /// <summary>Whether labels are numbers to predict.</summary>
    public static bool AreTargets(torch.Tensor labels) => labels.dtype == torch.ScalarType.Float32;

    /// <summary>The mean over a batch.</summary>
    /// <param name="outputs">What the network says: a logit a class, or one number.</param>
    /// <param name="labels">The classes, or the standardized numbers.</param>
    /// <param name="labelSmoothing">The share of each label that is spread over all classes.</param>
    public static torch.Tensor Mean(torch.Tensor outputs, torch.Tensor labels, double labelSmoothing = 0) => AreTargets(labels)
        ? torch.nn.functional.mse_loss(outputs.squeeze(1), labels)
        : torch.nn.functional.cross_entropy(outputs, labels, label_smoothing: labelSmoothing);

    /// <summary>The sum over a batch.</summary>
    public static torch.Tensor Sum(torch.Tensor outputs, torch.Tensor labels) => AreTargets(labels)
        ? torch.nn.functional.mse_loss(outputs.squeeze(1), labels, torch.nn.Reduction.Sum)
        : torch.nn.functional.cross_entropy(outputs, labels, reduction: torch.nn.Reduction.Sum);
}
