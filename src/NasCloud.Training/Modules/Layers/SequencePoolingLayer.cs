using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The maximum over a window of a sequence, which is an image of one row.</summary>
internal sealed class SequencePoolingLayer(int kernel, int stride) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) =>
        torch.nn.functional.max_pool2d(inputs[0], (1, kernel), (1, stride), (0, kernel % 2 == 1 ? kernel / 2 : 0));
}
