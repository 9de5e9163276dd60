using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Samples;

public class BatchLoaderTests
{
    private static readonly ImageSamples Images = new(
        TensorShape.Image(2, 1, 2), [0, 255, 10, 20, 255, 0, 30, 40, 51, 102, 153, 204], [2, 0, 1]);

    [Fact]
    public void Load_SomeIndices_GathersAndNormalizes()
    {
        using var scope = torch.NewDisposeScope();
        var normalization = new PixelNormalization([0.5, 0.2], [0.25, 0.1]);
        using var loader = new BatchLoader(SampleStore.Of(Images), normalization, torch.CPU);

        var batch = loader.Load([2, 0]);

        Assert.Equal([2, 2, 1, 2], batch.Images.shape);
        Assert.Equal([1L, 2L], batch.Labels.data<long>().ToArray());
        float[] expected = [(0.2f - 0.5f) / 0.25f, (0.4f - 0.5f) / 0.25f, (0.6f - 0.2f) / 0.1f, (0.8f - 0.2f) / 0.1f];
        Assert.True(torch.allclose(torch.tensor(expected), batch.Images[0].contiguous().flatten(), atol: 1e-5));
    }

    [Fact]
    public void Load_OneChannel_HasItsChannelsLast()
    {
        using var scope = torch.NewDisposeScope();
        var samples = SampleStore.Of(SampleData.Bars(4));
        using var loader = new BatchLoader(samples, SampleMoments.OfPixels(samples), torch.CPU);

        Assert.Equal([64, 1, 8, 1], loader.Load([0, 1, 2, 3]).Images.stride());
    }

    [Fact]
    public void Of_Samples_MeasuresEachChannel()
    {
        var normalization = SampleMoments.OfPixels(SampleStore.Of(Images));

        Assert.Equal(new[] { 0, 255, 255, 0, 51, 102 }.Average() / 255, normalization.Mean[0], 9);
        Assert.Equal(new[] { 10, 20, 30, 40, 153, 204 }.Average() / 255, normalization.Mean[1], 9);
        var mean = new[] { 10, 20, 30, 40, 153, 204 }.Average();
        Assert.Equal(Math.Sqrt(new[] { 10, 20, 30, 40, 153, 204 }.Average(value => Math.Pow(value - mean, 2))) / 255, normalization.Deviation[1], 9);
    }

    [Fact]
    public void Of_ConstantChannel_DividesByOne() =>
        Assert.Equal(1, SampleMoments.OfPixels(SampleStore.Of(new ImageSamples(TensorShape.Image(1, 1, 2), [9, 9], [0]))).Deviation[0]);
}
