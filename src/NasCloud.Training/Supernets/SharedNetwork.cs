using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Supernets;

/// <summary>A network whose weights are its share of those of all networks.</summary>
/// <param name="Module">The network.</param>
/// <param name="Weights">Its share.</param>
internal sealed record SharedNetwork(NetworkModule Module, IReadOnlyList<SharedWeight> Weights) : IDisposable
{
    private const double Momentum = 0.9;

    /// <inheritdoc/>
    public void Dispose()
    {
        Module.Dispose();
        foreach (var weight in Weights)
        {
            weight.Value.Dispose();
            weight.Momentum.Dispose();
        }
    }

    /// <summary>Forgets the gradients.</summary>
    public void ClearGradients()
    {
        foreach (var (value, _) in Weights)
            value.grad = null;
    }

    /// <summary>Changes the weights along their gradients: stochastic gradient descent with Nesterov momentum.</summary>
    /// <param name="learningRate">How far.</param>
    /// <param name="decay">The weight decay; biases and batch normalization have one dimension and don't decay.</param>
    /// <param name="largest">The largest norm of all gradients together, to which they are scaled down.</param>
    /// <returns>Whether there was a step: gradients that are not finite would spoil the weights of all networks, and are left out.</returns>
    public bool Step(double learningRate, double decay, double largest)
    {
        var norm = torch.nn.utils.clip_grad_norm_(Weights.Where(weight => weight.Value.grad is not null).Select(weight => weight.Value), largest);
        if (!double.IsFinite(norm))
            return false;
        Step(learningRate, decay);
        return true;
    }

    private void Step(double learningRate, double decay)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        foreach (var (value, momentum) in Weights.Where(weight => weight.Value.grad is not null))
        {
            var gradient = value.dim() > 1 ? value.grad!.add(value, alpha: decay) : value.grad!;
            momentum.mul_(Momentum).add_(gradient);
            value.add_(gradient.add(momentum, alpha: Momentum), alpha: -learningRate);
        }
    }
}
