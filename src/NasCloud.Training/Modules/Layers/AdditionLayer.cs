using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The sum of its inputs.</summary>
internal sealed class AdditionLayer : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        if (inputs.Length == 1)
            return inputs[0].alias();
        var sum = inputs[0] + inputs[1];
        foreach (var input in inputs[2..])
            sum.add_(input);
        return sum;
    }
}
