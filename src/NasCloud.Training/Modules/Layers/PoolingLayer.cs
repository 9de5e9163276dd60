using TorchSharp;
using static TorchSharp.torch.nn;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The maximum or the mean over a window.</summary>
internal sealed class PoolingLayer(bool maximum, int kernel, int stride, bool padded) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) => maximum
        ? functional.max_pool2d(inputs[0], kernel, stride, Padding)
        : functional.avg_pool2d(inputs[0], kernel, stride, Padding, count_include_pad: false);

    /// <summary>Odd windows are padded by half where they are to be, even ones not at all.</summary>
    private long Padding => padded && kernel % 2 == 1 ? kernel / 2 : 0;
}
