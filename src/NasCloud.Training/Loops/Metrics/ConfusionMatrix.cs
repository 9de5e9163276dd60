namespace NasCloud.Training.Loops.Metrics;

/// <summary>Counts which class was taken for which.</summary>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly long[,] _counts = new long[classes, classes];

    public void Add(long actual, long predicted) => _counts[actual, predicted]++;

    /// <summary>The share on the diagonal.</summary>
    public double Accuracy => Indices.Sum(i => _counts[i, i]) / (double)Indices.Sum(Actual);

    /// <summary>The mean over the classes that occur as labels of the share of their samples that is taken for them.</summary>
    public double BalancedAccuracy => Indices
        .Where(i => Actual(i) > 0)
        .Average(i => _counts[i, i] / (double)Actual(i));

    /// <summary>The mean F1 of the classes that occur, as labels or as predictions.</summary>
    public double MacroF1 => Indices
        .Where(i => Actual(i) + Predicted(i) > 0)
        .Average(i => 2.0 * _counts[i, i] / (Actual(i) + Predicted(i)));

    private IEnumerable<int> Indices => Enumerable.Range(0, classes);

    private long Actual(int label) => Indices.Sum(predicted => _counts[label, predicted]);

    private long Predicted(int label) => Indices.Sum(actual => _counts[actual, label]);
}
