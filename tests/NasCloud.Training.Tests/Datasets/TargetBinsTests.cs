using NasCloud.Core.Architectures;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets;

public class TargetBinsTests
{
    [Fact]
    public void LabelsOf_Numbers_AreTheirTenths()
    {
        var samples = new TableSamples(TensorShape.Vector(1), new float[20], [], 0) { Targets = [.. Enumerable.Range(0, 20).Select(i => (float)(i * 7 % 20))] };

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * 7 % 20 / 2), TargetBins.LabelsOf(samples));
    }

    [Fact]
    public void LabelsOf_Classes_AreThemselves() =>
        Assert.Equal([1, 0], TargetBins.LabelsOf(new TableSamples(TensorShape.Vector(1), [5, 6], [1, 0], 0)));
}
