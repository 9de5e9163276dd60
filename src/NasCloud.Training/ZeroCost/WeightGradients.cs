using NasCloud.Training.Modules;
using NasCloud.Training.Loops;
using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>Sums over the weights of convolutions and dense layers; biases and normalizations are left out, as published.</summary>
internal static class WeightGradients
{
    /// <summary>The sum for the gradient of the batch's mean cross-entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="term">What is summed: one number of a layer's weight and its gradient.</param>
    public static double SumForLoss(UntrainedNetwork network, Func<torch.Tensor, torch.Tensor, torch.Tensor> term)
    {
        using var scope = torch.NewDisposeScope();
        using var module = network.Create();
        TrainingLoss.Mean(module.forward(network.Batch.Images), network.Batch.Labels).backward();
        return Sum(module, term);
    }

    /// <summary>The sum for the gradients that a backward pass left; a weight that the result doesn't depend on adds nothing.</summary>
    /// <param name="module">The network.</param>
    /// <param name="term">What is summed: one number of a layer's weight and its gradient.</param>
    public static double Sum(NetworkModule module, Func<torch.Tensor, torch.Tensor, torch.Tensor> term)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        var total = 0.0;
        foreach (var (_, weight) in module.Weights.Where(weight => weight.Value.dim() > 1))
        {
            if (weight.grad is { } gradient)
                total += term(weight, gradient).to_type(torch.ScalarType.Float64).item<double>();
        }

        return total;
    }
}
