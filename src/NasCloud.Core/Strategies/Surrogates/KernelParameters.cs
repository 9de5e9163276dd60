namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>A kernel as it was learned.</summary>
/// <param name="Distances">The squared distance of each pair of options.</param>
/// <param name="Noise">The variance of the noise, that of the signal being 1.</param>
internal sealed record KernelParameters(OptionTables Distances, double Noise)
{
    /// <summary>The covariance of two candidates, less noise.</summary>
    public double Covariance(int[] left, int[] right) => CovarianceFunction.At(Distances.Sum(left, right));
}
