using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests;

/// <summary>Series of 19 steps and two channels in three classes: a bump of one, two or three steps in the first channel, anywhere, on noise; some numbers are missing.</summary>
internal static class SampleSeries
{
    /// <summary>Texts of 19 tokens of 300, some of them none of these.</summary>
    public static SeriesSamples Texts(int count, int seed = 1)
    {
        var random = RandomStream.Create(seed, "texts");
        return new(TensorShape.Image(1, 1, 19), [.. Enumerable.Range(0, count * 19).Select(_ => (float)random.Next(-1, 303))], [.. Enumerable.Range(0, count).Select(index => index % 3)]) { Vocabulary = 300 };
    }

    public static SeriesSamples Bumps(int count, int seed = 1)
    {
        var random = RandomStream.Create(seed, "bumps");
        var (numbers, labels) = (new float[count * 38], new int[count]);
        for (var index = 0; index < count; index++)
        {
            labels[index] = index % 3;
            var (at, width) = (random.Next(16), 1 + (2 * labels[index]));
            for (var step = 0; step < 19; step++)
            {
                var height = step >= at && step < at + width ? 5 : 0;
                numbers[(index * 38) + (2 * step)] = random.Next(40) == 0 ? float.NaN : (float)(100 + height + random.NextDouble());
                numbers[(index * 38) + (2 * step) + 1] = (float)random.NextDouble() / 100;
            }
        }

        return new(TensorShape.Image(2, 1, 19), numbers, labels);
    }
}
