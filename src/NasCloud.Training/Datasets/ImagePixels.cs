using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Formats;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Datasets;

/// <summary>Reads images as an exported network wants them.</summary>
public static class ImagePixels
{
    /// <summary>Decodes an image and brings it to a shape, as training images were.</summary>
    /// <param name="path">The file: PNG, JPEG, BMP, WebP or GIF.</param>
    /// <param name="shape">One or three channels, and the size to resize to.</param>
    /// <returns>A byte for each row, column and channel, in this order.</returns>
    /// <exception cref="DatasetException">It can't be decoded; the message says what to do.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static byte[] Read(string path, TensorShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var planes = new byte[shape.Elements];
        ImageDecoder.Decode(path, shape, planes);
        return SampleStore.Of(new ImageSamples(shape, planes, [0])).Content;
    }
}
