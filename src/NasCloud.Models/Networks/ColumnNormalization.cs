using NasCloud.Core.Collections;

namespace NasCloud.Models.Networks;

/// <summary>The mean and standard deviation of each column of a table, by which numbers are brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">One a column, over the rows that have it; 0 of a category's codes, which stay as they are.</param>
/// <param name="Deviation">One a column, above 0; 1 of codes and of columns without variation.</param>
public sealed record ColumnNormalization(ValueArray<double> Mean, ValueArray<double> Deviation) : Normalization
{
    /// <inheritdoc/>
    public override float[] Shifts => [.. Mean.Select(mean => (float)mean)];

    /// <inheritdoc/>
    public override float[] Factors => [.. Deviation.Select(deviation => (float)(1 / deviation))];

    /// <inheritdoc/>
    public override float[] Offsets => [.. Mean.Zip(Deviation, (mean, deviation) => (float)(((float)mean - mean) / deviation))];
}
