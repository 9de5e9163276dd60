namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>How much better than the best known a candidate is expected to be (Jones et al. 1998), worse ones counting as no better.</summary>
internal static class ExpectedImprovement
{
    /// <summary>The expected improvement of a normally distributed score, more being better.</summary>
    public static double Of(double mean, double deviation, double best)
    {
        var z = (mean - best) / deviation;
        return ((mean - best) * NormalDistribution.Probability(z)) + (deviation * NormalDistribution.Density(z));
    }
}
