using TorchSharp;

namespace NasCloud.Training.Modules;

/// <summary>Where a batch of images has its numbers in memory.</summary>
internal static class MemoryLayout
{
    /// <summary>The images with the channels of each pixel side by side; themselves, where they already are.</summary>
    /// <remarks>
    /// Of one channel, or one pixel, both layouts are the same in memory, and only the strides tell which it is meant to be.
    /// libtorch looks at them to choose a kernel, and what it chooses for channels first reads memory that nothing was written to.
    /// </remarks>
    public static torch.Tensor ChannelsLast(torch.Tensor images)
    {
        var shape = images.shape;
        long[] strides = [shape[1] * shape[2] * shape[3], 1, shape[1] * shape[3], shape[1]];
        if (images.stride().AsSpan().SequenceEqual(strides))
            return images;
        var last = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        return last.stride().AsSpan().SequenceEqual(strides) ? last : last.as_strided(shape, strides);
    }
}
