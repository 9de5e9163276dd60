using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests;

/// <summary>Series of 19 steps and two channels in three classes: a bump of one, two or three steps in the first channel, anywhere, on noise; some numbers are missing.</summary>
internal static class SampleSeries
{
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
