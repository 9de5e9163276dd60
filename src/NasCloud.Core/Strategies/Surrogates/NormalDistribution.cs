namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private static readonly double Root2Pi = Math.Sqrt(2 * Math.PI);

    /// <summary>The density.</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Root2Pi;

    /// <summary>The probability of being below; relative error below 2e-7 on both sides of zero.</summary>
    public static double Probability(double z)
    {
        var tail = Tail(Math.Abs(z));
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>The value that a share of the distribution is below, for a share between 0 and 1; absolute error below 1e-6.</summary>
    public static double Quantile(double share)
    {
        var (low, high) = (-9.0, 9.0);
        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            if (Probability(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // The tail of the standard normal as a continued fraction far out (Abramowitz and Stegun 26.2.14), as a series near zero (26.2.11).
    private static double Tail(double z)
    {
        if (z > 3)
        {
            var fraction = z;
            for (var term = 60; term > 0; term--)
                fraction = z + (term / fraction);
            return Density(z) / fraction;
        }

        var (sum, power) = (z, z);
        for (var odd = 3; odd < 80; odd += 2)
        {
            power *= z * z / odd;
            sum += power;
        }

        return 0.5 - (Density(z) * sum);
    }
}
