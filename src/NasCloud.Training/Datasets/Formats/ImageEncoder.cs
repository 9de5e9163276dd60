using NasCloud.Core.Architectures;
using SkiaSharp;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Channels-first bytes to image files.</summary>
internal static class ImageEncoder
{
    private const int Colours = 4;

    /// <summary>Writes a sample as PNG, without loss.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The sample's shape, of one or three channels.</param>
    /// <param name="planes">The sample.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public static void WritePng(string path, TensorShape shape, ReadOnlySpan<byte> planes)
    {
        var isGrey = shape.Channels == 1;
        var info = new SKImageInfo(shape.Width, shape.Height, isGrey ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, isGrey ? planes : Interleave(planes));
        using var data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    private static byte[] Interleave(ReadOnlySpan<byte> planes)
    {
        var size = planes.Length / 3;
        var pixels = new byte[Colours * size];
        for (var pixel = 0; pixel < size; pixel++)
            (pixels[Colours * pixel], pixels[(Colours * pixel) + 1], pixels[(Colours * pixel) + 2], pixels[(Colours * pixel) + 3]) = (planes[pixel], planes[size + pixel], planes[(2 * size) + pixel], 255);
        return pixels;
    }
}
