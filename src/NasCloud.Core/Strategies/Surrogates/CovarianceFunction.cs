namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Matérn covariance of smoothness 5/2 over squared distances; 1 at no distance.</summary>
internal static class CovarianceFunction
{
    /// <summary>The covariance at a squared distance.</summary>
    public static double At(double squared)
    {
        var root = Math.Sqrt(5 * squared);
        return (1 + root + (5 * squared / 3)) * Math.Exp(-root);
    }

    /// <summary>Its derivative by the squared distance.</summary>
    public static double Slope(double squared)
    {
        var root = Math.Sqrt(5 * squared);
        return -5 / 6.0 * (1 + root) * Math.Exp(-root);
    }
}
