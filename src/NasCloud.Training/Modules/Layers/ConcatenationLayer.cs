using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Its inputs one after another along the channels.</summary>
internal sealed class ConcatenationLayer : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) => torch.cat(inputs.ToArray(), dim: 1);
}
