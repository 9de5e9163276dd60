using NasCloud.Core.Randomness;

namespace NasCloud.Testing.Datasets;

/// <summary>A data set small enough that processes spend no time on it: 28x28 images of four classes, a bright bar on noise, elsewhere in each class.</summary>
public static class BarImages
{
    /// <summary>Its name in a spec, once it is written to a folder that NASCLOUD_DATA names.</summary>
    public const string Name = "bars";

    private const int Size = 28;
    private const int Classes = 4;

    /// <summary>Writes it as the MNIST family's files: 500 samples to train and validate on, 100 to test on.</summary>
    /// <param name="data">The folder that its own folder is made in.</param>
    public static void Write(string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, Name)).FullName;
        WritePart(folder, "train", 500);
        WritePart(folder, "t10k", 100);
    }

    private static void WritePart(string folder, string part, int count)
    {
        var random = RandomStream.Create(1, $"bars-{part}");
        var pixels = new byte[count * Size * Size];
        random.NextBytes(pixels);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (label, row) = (i / (Size * Size) % Classes, i / Size % Size);
            pixels[i] = (byte)((pixels[i] / 3) + (row * Classes / Size == label ? 160 : 0));
        }

        File.WriteAllBytes(Path.Combine(folder, $"{part}-images-idx3-ubyte"), IdxContent.Of([count, Size, Size], pixels));
        File.WriteAllBytes(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), IdxContent.Of([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))]));
    }
}
