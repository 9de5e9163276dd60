using System.Runtime.InteropServices;
using NasCloud.Models.Networks;
using TorchSharp;

namespace NasCloud.Training.Samples;

/// <summary>Makes tensors of samples: gathers bytes, then normalizes on the device.</summary>
internal sealed class BatchLoader(SampleStore samples, Normalization normalization, torch.Device device) : IDisposable
{
    /// <summary>Where the tensors are.</summary>
    public torch.Device Device { get; } = device;

    private readonly torch.Tensor? _shifts = normalization.Shifts is { } shifts ? torch.tensor(shifts).to(device).DetachFromDisposeScope() : null;
    private readonly torch.Tensor _factors = torch.tensor(normalization.Factors).to(device).DetachFromDisposeScope();
    private readonly torch.Tensor _offsets = torch.tensor(normalization.Offsets).to(device).DetachFromDisposeScope();

    /// <inheritdoc/>
    public void Dispose()
    {
        _shifts?.Dispose();
        _factors.Dispose();
        _offsets.Dispose();
    }

    /// <summary>The samples of some indices, in the caller's dispose scope.</summary>
    /// <param name="indices">Which.</param>
    /// <param name="augmenter">What changes them; null to leave them as they are.</param>
    public Batch Load(ReadOnlySpan<int> indices, Augmenter? augmenter = null)
    {
        using var scope = torch.NewDisposeScope();
        var inputs = samples.AreSeries ? Series(indices) : samples.Categories is null ? Images(indices, augmenter) : Rows(indices);
        var labels = normalization.Target is { } scale ? Targets(indices, scale) : Labels(indices);
        return new(inputs.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }

    private torch.Tensor Images(ReadOnlySpan<int> indices, Augmenter? augmenter)
    {
        var pixels = torch.empty([indices.Length, samples.Shape.Height, samples.Shape.Width, samples.Channels], torch.ScalarType.Byte);
        Gather(indices, pixels.bytes, augmenter);
        // In memory each pixel's channels are side by side: seen as channels first, that is the layout the kernels are fastest with.
        return pixels.to(Device).to_type(torch.ScalarType.Float32).mul_(_factors).add_(_offsets).permute(0, 3, 1, 2);
    }

    /// <summary>What is missing becomes 0, the column's mean.</summary>
    private torch.Tensor Rows(ReadOnlySpan<int> indices)
    {
        var rows = torch.empty([indices.Length, samples.Channels], torch.ScalarType.Float32);
        Gather(indices, rows.bytes, augmenter: null);
        return Standardized(rows);
    }

    /// <summary>As images of one row, channels last in memory.</summary>
    private torch.Tensor Series(ReadOnlySpan<int> indices)
    {
        var steps = torch.empty([indices.Length, 1, samples.Shape.Width, samples.Channels], torch.ScalarType.Float32);
        Gather(indices, steps.bytes, augmenter: null);
        return Standardized(steps).permute(0, 3, 1, 2);
    }

    private torch.Tensor Standardized(torch.Tensor numbers) => _shifts is null ? numbers.to(Device) : numbers.to(Device).sub_(_shifts).mul_(_factors).add_(_offsets).nan_to_num(0);

    private void Gather(ReadOnlySpan<int> indices, Span<byte> target, Augmenter? augmenter)
    {
        var size = samples.SampleSize;
        for (var place = 0; place < indices.Length; place++)
        {
            var source = samples.Content.AsSpan(indices[place] * size, size);
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

    private torch.Tensor Targets(ReadOnlySpan<int> indices, TargetScale scale)
    {
        var targets = torch.empty(indices.Length, torch.ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(targets.bytes);
        for (var place = 0; place < indices.Length; place++)
            values[place] = scale.Standardize(samples.Targets[indices[place]]);
        return targets.to(Device);
    }
}
