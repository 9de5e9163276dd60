using NasCloud.Core.Architectures;
using SkiaSharp;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Channels-first bytes to image files.</summary>
internal static class ImageEncoder
{
    /// <summary>Writes a sample as PNG, without loss.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The sample's shape, of one or three channels.</param>
    /// <param name="planes">The sample.</param>
    public static void WritePng(string path, TensorShape shape, ReadOnlySpan<byte> planes)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(shape.Width, shape.Height, shape.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque));
        var size = shape.Width * shape.Height;
        for (var row = 0; row < shape.Height; row++)
        {
            for (var column = 0; column < shape.Width; column++)
                bitmap.SetPixel(column, row, Colour(planes, (row * shape.Width) + column, shape.Channels == 1 ? 0 : size));
        }

        using var file = File.Create(path);
        if (!bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100))
            throw new IOException($"{path} could not be encoded as PNG.");
    }

    private static SKColor Colour(ReadOnlySpan<byte> planes, int pixel, int plane) => new(planes[pixel], planes[plane + pixel], planes[(2 * plane) + pixel]);
}
