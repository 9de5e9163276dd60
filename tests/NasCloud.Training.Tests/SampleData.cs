using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Testing.Datasets;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests;

/// <summary>Images of 8x8 in three classes that a few steps tell apart: a bright bar on noise, elsewhere in each class.</summary>
internal static class SampleData
{
    public static ImageSamples Bars(int count, int seed = 1)
    {
        var random = RandomStream.Create(seed, "bars");
        var pixels = new byte[count * 64];
        random.NextBytes(pixels);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            for (var place = 0; place < 64; place++)
                pixels[(i * 64) + place] = (byte)((pixels[(i * 64) + place] / 3) + (place / 8 / 2 == labels[i] ? 160 : 0));
        }

        return new(TensorShape.Image(1, 8, 8), pixels, labels);
    }

    /// <summary>Writes training and test samples as the MNIST family's files.</summary>
    public static void WriteIdx(string folder, ImageSamples training, ImageSamples test)
    {
        Directory.CreateDirectory(folder);
        foreach (var (prefix, samples) in new[] { ("train", training), ("t10k", test) })
        {
            File.WriteAllBytes(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), IdxContent.Of([samples.Count, 8, 8], samples.Pixels));
            File.WriteAllBytes(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), IdxContent.Of([samples.Count], [.. samples.Labels.Select(label => (byte)label)]));
        }
    }
}
