using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A function applied to each number, whose results can be watched.</summary>
internal sealed class ActivationLayer(Func<torch.Tensor, torch.Tensor> function) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        var result = function(inputs[0]);
        mode.Activated?.Invoke(result);
        return result;
    }
}
