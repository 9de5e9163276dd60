using NasCloud.Core.Architectures;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Images of an array as bytes, channels first.</summary>
internal static class NumpyImages
{
    private const int MostChannels = 4;

    /// <summary>The shape of one image, and whether its channels come last.</summary>
    public static (TensorShape Shape, bool ChannelsLast) ShapeOf(NumpyArray images) => images.Shape switch
    {
        [> 0, > 0 and var height, > 0 and var width] => (TensorShape.Image(1, height, width), false),
        [> 0, > 0 and var height, > 0 and var width, > 0 and <= MostChannels and var channels] => (TensorShape.Image(channels, height, width), true),
        [> 0, > 0 and <= MostChannels and var channels, > 0 and var height, > 0 and var width] => (TensorShape.Image(channels, height, width), false),
        _ => throw images.Fault($"its shape is {images.ShapeText}: expected (images, height, width), (images, height, width, channels) or (images, channels, height, width), with at least one image and 1 to {MostChannels} channels"),
    };

    /// <summary>What a number of the array is multiplied with to become a byte.</summary>
    /// <param name="images">The training images: test images are taken the same way, whatever their own range.</param>
    public static double FactorOf(NumpyArray images)
    {
        if (images.Type.IsTruth)
            return byte.MaxValue;
        return images.Type.IsFloat && Enumerable.Range(0, images.Count).Max(index => images[index]) <= 1 ? byte.MaxValue : 1;
    }

    /// <summary>Writes all images one after another.</summary>
    public static void CopyTo(NumpyArray images, double factor, Span<byte> target)
    {
        var (shape, last) = ShapeOf(images);
        if (images.Type.IsByte)
            images.Content.CopyTo(target);
        else
            Convert(images, factor, target);
        if (!last || shape.Channels == 1)
            return;
        var planes = new byte[shape.Elements];
        for (var start = 0; start < target.Length; start += planes.Length)
        {
            Separate(target.Slice(start, planes.Length), planes, shape.Channels);
            planes.CopyTo(target[start..]);
        }
    }

    private static void Convert(NumpyArray images, double factor, Span<byte> target)
    {
        for (var index = 0; index < target.Length; index++)
        {
            var value = Math.Round(images[index] * factor);
            if (value is not (>= 0 and <= byte.MaxValue))
                throw images.Fault(FormattableString.Invariant($"number {index} is {images[index]}: expected {(factor == 1 ? "0 to 255" : "0 to 1")}, as the training images have; scale the images so, without mean or deviation taken off"));
            target[index] = (byte)value;
        }
    }

    private static void Separate(ReadOnlySpan<byte> pixels, Span<byte> planes, int channels)
    {
        var plane = pixels.Length / channels;
        for (var index = 0; index < pixels.Length; index++)
            planes[(index % channels * plane) + (index / channels)] = pixels[index];
    }
}
