using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A weighted sum of the options of a decision, by the weights that the pass through the network brings.</summary>
/// <param name="decision">Which decision.</param>
internal sealed class MixtureLayer(int decision) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var shares = mode.Cast(mode.Mixtures![decision]);
        var sum = inputs[0] * shares[0];
        for (var option = 1; option < inputs.Length; option++)
            sum.add_(inputs[option] * shares[option]);
        return sum.MoveToOuterDisposeScope();
    }
}
