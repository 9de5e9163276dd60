using System.Runtime.InteropServices;
using NasCloud.Models.Networks;
using TorchSharp;

namespace NasCloud.Training.Samples;

/// <summary>Makes tensors of samples: gathers bytes, then normalizes on the device.</summary>
internal sealed class BatchLoader(SampleStore samples, PixelNormalization normalization, torch.Device device) : IDisposable
{
    /// <summary>Where the tensors are.</summary>
    public torch.Device Device { get; } = device;

    private readonly torch.Tensor _factors = torch.tensor(normalization.Factors).to(device).DetachFromDisposeScope();
    private readonly torch.Tensor _offsets = torch.tensor(normalization.Offsets).to(device).DetachFromDisposeScope();

    /// <inheritdoc/>
    public void Dispose()
    {
        _factors.Dispose();
        _offsets.Dispose();
    }

    /// <summary>The samples of some indices, in the caller's dispose scope.</summary>
    /// <param name="indices">Which.</param>
    /// <param name="augmenter">What changes them; null to leave them as they are.</param>
    public Batch Load(ReadOnlySpan<int> indices, Augmenter? augmenter = null)
    {
        using var scope = torch.NewDisposeScope();
        var pixels = torch.empty([indices.Length, samples.Shape.Height, samples.Shape.Width, samples.Channels], torch.ScalarType.Byte);
        Gather(indices, pixels.bytes, augmenter);
        // In memory each pixel's channels are side by side: seen as channels first, that is the layout the kernels are fastest with.
        var images = pixels.to(Device).to_type(torch.ScalarType.Float32).mul_(_factors).add_(_offsets).permute(0, 3, 1, 2);
        return new(images.MoveToOuterDisposeScope(), Labels(indices).MoveToOuterDisposeScope());
    }

    private void Gather(ReadOnlySpan<int> indices, Span<byte> target, Augmenter? augmenter)
    {
        var size = samples.SampleSize;
        for (var place = 0; place < indices.Length; place++)
        {
            var source = samples.Pixels.AsSpan(indices[place] * size, size);
            var copy = target.Slice(place * size, size);
            if (augmenter is null)
                source.CopyTo(copy);
            else
                augmenter.Copy(source, copy);
        }
    }

    private torch.Tensor Labels(ReadOnlySpan<int> indices)
    {
        var labels = torch.empty(indices.Length, torch.ScalarType.Int64);
        var values = MemoryMarshal.Cast<byte, long>(labels.bytes);
        for (var place = 0; place < indices.Length; place++)
            values[place] = samples.Labels[indices[place]];
        return labels.to(Device);
    }
}
