using SkiaSharp;

namespace NasCloud.Trainer.Tests;

/// <summary>A small folder of images: two classes that differ in brightness, one with a name that no store takes in a path.</summary>
internal static class TestImages
{
    private const int PerClass = 20;

    public static void Write(string folder)
    {
        foreach (var part in new[] { "train", "test" })
        {
            Write(Path.Combine(folder, part, "dark"), 20);
            Write(Path.Combine(folder, part, "rather bright"), 200);
        }
    }

    private static void Write(string folder, int level)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; number < PerClass; number++)
        {
            using var bitmap = new SKBitmap(8, 8, SKColorType.Gray8, SKAlphaType.Opaque);
            var shade = (byte)(level + number);
            bitmap.Erase(new SKColor(shade, shade, shade));
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(folder, $"{number}.png"), data.ToArray());
        }
    }
}
