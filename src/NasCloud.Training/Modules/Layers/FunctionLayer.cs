using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A layer of one input without weights.</summary>
internal sealed class FunctionLayer(Func<torch.Tensor, ForwardMode, torch.Tensor> function) : Layer
{
    public FunctionLayer(Func<torch.Tensor, torch.Tensor> function)
        : this((input, _) => function(input))
    {
    }

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) => function(inputs[0], mode);
}
