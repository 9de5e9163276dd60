using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Sets a share of its input to 0 in training, and enlarges the rest so that the mean stays (Srivastava et al., 2014).</summary>
/// <param name="rate">The share, from 0 to below 1.</param>
/// <param name="wholeChannels">Whether a channel of a sample goes as a whole (Tompson et al., 2015).</param>
internal sealed class DropoutLayer(double rate, bool wholeChannels) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        var input = inputs[0];
        if (!mode.Training || rate == 0)
            return input.alias();
        long[] shape = wholeChannels ? [.. input.shape[..2], .. Enumerable.Repeat(1L, (int)input.dim() - 2)] : input.shape;
        // Drawn on the processor, few numbers as they are: the same on every device, and TorchSharp's generators are of no other.
        using var kept = torch.empty(shape).bernoulli_(1 - rate, mode.Dropped).div_(1 - rate);
        return input * kept.to(input.dtype, input.device);
    }
}
