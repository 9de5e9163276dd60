using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using SkiaSharp;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Image files to channels-first bytes. What is transparent becomes black; of an animation the first frame counts.</summary>
internal static class ImageDecoder
{
    public static ImageHeader ReadHeader(string path)
    {
        using var codec = Open(path);
        return new ImageHeader(codec.Info.Height, codec.Info.Width, codec.Info.ColorType == SKColorType.Gray8);
    }

    /// <summary>Decodes an image and brings it to a shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">One or three channels, and the size to resize to.</param>
    /// <param name="target">Receives the sample.</param>
    public static void Decode(string path, TensorShape shape, Span<byte> target)
    {
        using var image = DecodeFull(path);
        if (image.Height == shape.Height && image.Width == shape.Width)
        {
            ToPlanes(image.GetPixelSpan(), shape.Channels, target);
            return;
        }

        // Medium filtering uses mipmaps: without them a large photograph made small is a sample of its pixels, not their mean.
        using var resized = image.Resize(new SKSizeI(shape.Width, shape.Height), SKFilterQuality.Medium)
            ?? throw new DatasetException(path, $"it can't be resized from {image.Width}x{image.Height} to {shape.Width}x{shape.Height}: set dataset.imageSize to another size");
        ToPlanes(resized.GetPixelSpan(), shape.Channels, target);
    }

    private static SKBitmap DecodeFull(string path)
    {
        using var codec = Open(path);
        var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw new DatasetException(path, $"its pixels can't be decoded ({result}): the image is truncated or corrupt; replace it or delete it");
    }

    private static SKCodec Open(string path)
    {
        using var file = File.OpenRead(path);
        using var data = SKData.Create(file);
        var codec = file.Length == 0 ? null : SKCodec.Create(data);
        return codec ?? throw new DatasetException(path, "it is not an image that can be decoded: expected PNG, JPEG, BMP, WebP or GIF; replace it or delete it");
    }

    private static void ToPlanes(ReadOnlySpan<byte> rgba, int channels, Span<byte> target)
    {
        var size = rgba.Length / 4;
        for (var pixel = 0; pixel < size; pixel++)
        {
            var (red, green, blue) = (rgba[4 * pixel], rgba[(4 * pixel) + 1], rgba[(4 * pixel) + 2]);
            if (channels == 1)
            {
                // Rec. 601 luma, with weights that leave grey exactly as it is.
                target[pixel] = (byte)(((299 * red) + (587 * green) + (114 * blue) + 500) / 1000);
                continue;
            }

            (target[pixel], target[size + pixel], target[(2 * size) + pixel]) = (red, green, blue);
        }
    }
}
