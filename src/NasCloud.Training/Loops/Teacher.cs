using NasCloud.Models.Networks;
using NasCloud.Training.Modules;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>A trained network that another one learns to answer like.</summary>
/// <remarks>
/// Its answers tell more than the labels do: how alike classes are, and what it can't tell apart itself (Hinton, Vinyals and Dean 2015,
/// arXiv 1503.02531). Several threads may ask at once, since nothing in it changes.
/// </remarks>
internal sealed class Teacher : IDisposable
{
    // Logits are divided by it, so that the classes that the teacher thinks unlikely count too.
    private const double Temperature = 2;

    private readonly NetworkModule _module;

    /// <summary>Prepares to teach.</summary>
    /// <param name="network">What is known.</param>
    /// <param name="compute">Where and how precisely it computes.</param>
    public Teacher(TrainedNetwork network, ComputeChoice compute)
    {
        _module = TrainedNetworks.Load(network, compute.Device);
        _module.Precision = compute.Precision;
        _module.eval();
    }

    /// <summary>The layers with weights.</summary>
    public int Layers => _module.Weights.Count(weight => weight.Value.dim() > 1);

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    /// <summary>How far answers are from the teacher's: the cross-entropy of the classes' softened probabilities, or the squared error of numbers.</summary>
    /// <param name="batch">What was asked.</param>
    /// <param name="outputs">What the network that learns says to it.</param>
    /// <returns>The mean over the batch; its gradients are of the size of those of the loss by labels.</returns>
    public torch.Tensor Distance(Batch batch, torch.Tensor outputs)
    {
        var answers = Answer(batch.Images);
        return TrainingLoss.AreTargets(batch.Labels)
            ? torch.nn.functional.mse_loss(outputs, answers)
            : torch.nn.functional.cross_entropy(outputs / Temperature, torch.nn.functional.softmax(answers / Temperature, 1)) * (Temperature * Temperature);
    }

    private torch.Tensor Answer(torch.Tensor images)
    {
        using var _ = torch.no_grad();
        return _module.forward(images);
    }
}
