using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Samples;

public class ColumnNormalizationTests
{
    private static readonly TableSamples Rows = new(TensorShape.Vector(3), [1, 5, 2, 3, 5, 0, float.NaN, 5, 1], [], 1) { Targets = [10, 20, 60] };

    [Fact]
    public void Of_Rows_MeasuresNumbersThatAreThereAndLeavesCodesAlone()
    {
        var normalization = Assert.IsType<ColumnNormalization>(SampleMoments.Measure(SampleStore.Of(Rows)));

        Assert.Equal([2, 5, 0], normalization.Mean);
        Assert.Equal([1, 1, 1], normalization.Deviation);
        Assert.Equal(30, normalization.Target!.Mean);
        Assert.Equal(Math.Sqrt(1400 / 3.0), normalization.Target.Deviation, 9);
    }

    [Fact]
    public void Load_Rows_StandardizesAndFillsWhatIsMissingWithTheMean()
    {
        using var scope = torch.NewDisposeScope();
        var samples = SampleStore.Of(Rows, [2, 0]);
        using var loader = new BatchLoader(samples, SampleMoments.Measure(SampleStore.Of(Rows)), torch.CPU);

        var batch = loader.Load([0, 1]);

        Assert.Equal([2, 3], batch.Images.shape);
        Assert.Equal([0, 0, 1, -1, 0, 2], batch.Images.data<float>().ToArray());
        Assert.Equal((60 - 30) / Math.Sqrt(1400 / 3.0), batch.Labels.data<float>()[0], 5);
    }

    [Fact]
    public void Load_Classes_GivesThem()
    {
        using var scope = torch.NewDisposeScope();
        var samples = SampleStore.Of(new TableSamples(TensorShape.Vector(1), [4, 8], [1, 0], 0)).Part([1, 0]);
        using var loader = new BatchLoader(samples, SampleMoments.Measure(samples), torch.CPU);

        Assert.Equal([0L, 1L], loader.Load([0, 1]).Labels.data<long>().ToArray());
    }

    [Fact]
    public void Load_NumbersFarFromZero_KeepsTheirDifferences()
    {
        using var scope = torch.NewDisposeScope();
        // Seconds since 1970, which single precision holds to 128.
        var samples = SampleStore.Of(new TableSamples(TensorShape.Vector(1), [1.7e9f, 1.7e9f + 128], [0, 1], 0));
        using var loader = new BatchLoader(samples, SampleMoments.Measure(samples), torch.CPU);

        var numbers = loader.Load([0, 1]).Images.data<float>().ToArray();

        Assert.Equal(-1, numbers[0], 5);
        Assert.Equal(1, numbers[1], 5);
    }
}
