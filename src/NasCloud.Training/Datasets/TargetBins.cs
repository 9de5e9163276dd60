namespace NasCloud.Training.Datasets;

/// <summary>Classes to split samples by where numbers are predicted: tenths of them, from the smallest numbers to the largest.</summary>
internal static class TargetBins
{
    private const int Bins = 10;

    /// <summary>The labels of samples with classes; else the tenth of each sample's target.</summary>
    public static int[] LabelsOf(LabelledSamples samples)
    {
        if (samples.Targets.Length == 0)
            return samples.Labels;
        var bins = new int[samples.Count];
        foreach (var (rank, index) in Enumerable.Range(0, bins.Length).OrderBy(index => samples.Targets[index]).Index())
            bins[index] = (int)((long)rank * Bins / bins.Length);
        return bins;
    }
}
