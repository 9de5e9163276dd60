using NasCloud.Training.Loops.Metrics;

namespace NasCloud.Training.Tests.Loops.Metrics;

public class ConfusionMatrixTests
{
    [Fact]
    public void Metrics_HandCountedPredictions_AreTheirs()
    {
        var matrix = new ConfusionMatrix(classes: 4);
        foreach (var (actual, predicted) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (2, 2) })
            matrix.Add(actual, predicted);

        Assert.Equal(4 / 6.0, matrix.Accuracy, 12);
        // Of the first class 2 of 3, of the second 1 of 2, of the third all; no sample is of the fourth.
        Assert.Equal(((2 / 3.0) + 0.5 + 1) / 3, matrix.BalancedAccuracy, 12);
        // F1 of 2/3, 1/2 and 1; the fourth class never occurs.
        Assert.Equal(((2 / 3.0) + 0.5 + 1) / 3, matrix.MacroF1, 12);
    }
}
