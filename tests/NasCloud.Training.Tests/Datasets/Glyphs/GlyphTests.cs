using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Glyphs;

namespace NasCloud.Training.Tests.Datasets.Glyphs;

public class GlyphTests
{
    [Fact]
    public async Task Describe_Default_IsTheSameOnEveryMachine()
    {
        var info = await (await OpenAsync()).DescribeAsync(TestContext.Current.CancellationToken);
        Assert.Equal((20_000, 4_000, 10, TensorShape.Image(1, 28, 28)), (info.TrainingCount, info.TestCount, info.Classes.Count, info.Input));
        Assert.StartsWith("81de35d0f9177427", info.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_Default_IsWhatHostsThatCannotDrawThemAreTold() =>
        Assert.Equal(await (await OpenAsync()).DescribeAsync(TestContext.Current.CancellationToken), BuiltInDatasets.Glyphs);

    [Fact]
    public async Task Load_Twice_IsDrawnOnce()
    {
        var first = await (await OpenAsync()).LoadTrainingAsync(TestContext.Current.CancellationToken);
        var second = await (await OpenAsync()).LoadTrainingAsync(TestContext.Current.CancellationToken);
        Assert.Same(first, second);
    }

    [Fact]
    public void Generate_FewerSamples_AreTheFirstOfMore()
    {
        var few = new GlyphGenerator(3).Generate("training", 10);
        var more = new GlyphGenerator(3).Generate("training", 25);
        Assert.Equal(few.Pixels, more.Pixels[..few.Pixels.Length]);
    }

    [Fact]
    public void Generate_OtherPartOrSeed_OtherSamples()
    {
        var samples = new[] { new GlyphGenerator(3).Generate("training", 50), new GlyphGenerator(3).Generate("test", 50), new GlyphGenerator(4).Generate("training", 50) };
        var images = samples.SelectMany(part => Enumerable.Range(0, part.Count).Select(i => Convert.ToHexString(part.Sample(i))));
        Assert.Equal(150, images.Distinct().Count());
    }

    [Fact]
    public void Generate_AnyCount_ClassesInTurn() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], new GlyphGenerator(1).Generate("training", 12).Labels);

    [Fact]
    public void Generate_ClassMeans_DoNotTellTheClassesApart()
    {
        var (training, test) = (new GlyphGenerator(1).Generate("training", 2_000), new GlyphGenerator(1).Generate("test", 500));
        var means = Enumerable.Range(0, 10).Select(label => Mean(training, label)).ToArray();
        var correct = Enumerable.Range(0, test.Count).Count(i => test.Labels[i] == Nearest(means, test.Sample(i)));
        // Better than a guess, which the labels' belonging to the images shows, and far from enough.
        Assert.InRange(correct / 500.0, 0.13, 0.5);
    }

    private static double[] Mean(ImageSamples samples, int label)
    {
        var mean = new double[samples.SampleSize];
        for (var i = label; i < samples.Count; i += 10)
        {
            for (var pixel = 0; pixel < mean.Length; pixel++)
                mean[pixel] += samples.Sample(i)[pixel] / (samples.Count / 10.0);
        }

        return mean;
    }

    private static int Nearest(double[][] means, ReadOnlySpan<byte> image)
    {
        var best = (Distance: double.MaxValue, Label: -1);
        for (var label = 0; label < means.Length; label++)
        {
            var distance = 0.0;
            for (var pixel = 0; pixel < image.Length; pixel++)
                distance += (image[pixel] - means[label][pixel]) * (image[pixel] - means[label][pixel]);
            if (distance < best.Distance)
                best = (distance, label);
        }

        return best.Label;
    }

    private static Task<IDatasetSource> OpenAsync() =>
        new DatasetCatalog(null).OpenAsync(new DatasetSpec("glyphs"), TestContext.Current.CancellationToken);
}
