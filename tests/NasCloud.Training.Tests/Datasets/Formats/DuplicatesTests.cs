using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Tests.Datasets.Formats;

public class DuplicatesTests
{
    [Fact]
    public void Count_Copies_AreCountedOnEachSide()
    {
        var training = Images([1, 2, 1, 1, 3], [0, 1, 0, 1, 1]);
        var test = Images([3, 4, 3], [1, 0, 0]);

        Assert.Equal(new DuplicateCounts(Training: 2, Test: 2, Contradicting: 1), Duplicates.Count(training, test));
    }

    [Fact]
    public void Count_RowsWithOtherTargets_Contradict()
    {
        var rows = new TableSamples(TensorShape.Vector(2), [1, float.NaN, 1, float.NaN, 2, 0], [], 0) { Targets = [5, 6, 5] };

        Assert.Equal(new DuplicateCounts(1, 0, 1), Duplicates.Count(rows, rows.Empty()));
    }

    private static ImageSamples Images(byte[] pixels, int[] labels) => new(TensorShape.Image(1, 1, 1), pixels, labels);
}
