using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The product of two inputs of one shape, or of an image and a number for each of its channels.</summary>
internal sealed class MultiplicationLayer : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) => inputs[0].dim() == inputs[1].dim()
        ? inputs[0] * inputs[1]
        : inputs[0] * inputs[1].unsqueeze(-1).unsqueeze(-1);
}
