using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;

namespace NasCloud.Benchmarks;

/// <summary>Fashion-MNIST from the shared folder of data.</summary>
internal static class BenchmarkData
{
    public static DatasetCatalog Catalog => new(Environment.GetEnvironmentVariable(DatasetCatalog.SharedFolderVariable));

    /// <summary>The first samples of the training and of the test part.</summary>
    public static async Task<(ImageSamples Training, ImageSamples Test)> LoadAsync(int training, int test)
    {
        var source = await Catalog.OpenAsync(new DatasetSpec("fashion-mnist"));
        return (Take((ImageSamples)await source.LoadTrainingAsync(), training), Take((ImageSamples)await source.LoadTestAsync(), test));
    }

    private static ImageSamples Take(ImageSamples samples, int count)
    {
        var kept = Math.Min(count, samples.Count);
        return new(samples.Shape, samples.Pixels[..(kept * samples.SampleSize)], samples.Labels[..kept]);
    }
}
