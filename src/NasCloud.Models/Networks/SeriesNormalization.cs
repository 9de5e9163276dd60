using NasCloud.Core.Collections;

namespace NasCloud.Models.Networks;

/// <summary>The mean and standard deviation of each channel of series, over all steps, by which numbers are brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">One a channel, over what is not missing.</param>
/// <param name="Deviation">One a channel, above 0; 1 of channels without variation.</param>
public sealed record SeriesNormalization(ValueArray<double> Mean, ValueArray<double> Deviation) : Normalization
{
    private readonly ColumnNormalization _columns = new(Mean, Deviation);

    /// <inheritdoc/>
    public override float[] Shifts => _columns.Shifts;

    /// <inheritdoc/>
    public override float[] Factors => _columns.Factors;

    /// <inheritdoc/>
    public override float[] Offsets => _columns.Offsets;
}
