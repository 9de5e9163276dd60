using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>What is expected of one objective from some epoch to the end. Less is better.</summary>
/// <param name="Best">The best value at the end so far.</param>
/// <param name="Gain">The mean change from here to the end, negative where values get better.</param>
/// <param name="Deviation">The deviation of that change for one more candidate.</param>
internal sealed record Outlook(double Best, double Gain, double Deviation)
{
    /// <summary>What those who trained to the end, at least two, let expect.</summary>
    public static Outlook Of(List<(double[] Here, double[] End)> whole, int objective)
    {
        List<double> gains = [.. whole.Select(each => each.End[objective] - each.Here[objective])];
        var mean = gains.Average();
        var variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Count - 1);
        return new(whole.Min(each => each.End[objective]), mean, Math.Sqrt(variance * (1 + (1.0 / gains.Count))));
    }

    /// <summary>The probability of a value here to be at least as good as the best at the end.</summary>
    public double ChanceOf(double value) => Deviation > 0
        ? NormalDistribution.Probability((Best - value - Gain) / Deviation)
        : value + Gain <= Best ? 1 : 0;
}
