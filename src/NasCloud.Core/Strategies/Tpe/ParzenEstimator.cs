using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Tpe;

/// <summary>How often some candidates took each option of each decision, given that it was active.</summary>
/// <remarks>
/// Starts from one uniform observation a decision, so that no option is ruled out. Where options have an order, the ones next
/// to an observed one get a part of its weight. O(d) for a candidate of d decisions.
/// </remarks>
internal sealed class ParzenEstimator
{
    // How much of its weight an option passes on to each next one in order.
    private const double Neighbourly = 0.25;

    private readonly double[][] _shares;

    public ParzenEstimator(ValueArray<Decision> decisions, IEnumerable<Genotype> candidates)
    {
        _shares = [.. decisions.Select(decision => Enumerable.Repeat(1.0 / decision.Options.Count, decision.Options.Count).ToArray())];
        foreach (var candidate in candidates)
        {
            for (var decision = 0; decision < decisions.Count; decision++)
            {
                if (candidate.Choices[decision] != Genotype.Inactive)
                    Add(_shares[decision], candidate.Choices[decision], decisions[decision].IsOrdinal);
            }
        }

        foreach (var shares in _shares)
            Normalize(shares);
    }

    /// <summary>The logarithm of how likely a candidate is.</summary>
    public double LogLikelihood(Genotype genotype)
    {
        var sum = 0.0;
        for (var decision = 0; decision < _shares.Length; decision++)
        {
            if (genotype.Choices[decision] is not Genotype.Inactive and var choice)
                sum += Math.Log(_shares[decision][choice]);
        }

        return sum;
    }

    /// <summary>Draws an option of a decision.</summary>
    public int Draw(int decision, Random random) => WeightedChoice.Draw(_shares[decision], random);

    private static void Add(double[] shares, int choice, bool isOrdinal)
    {
        if (!isOrdinal)
        {
            shares[choice]++;
            return;
        }

        var passed = 0.0;
        foreach (var next in new[] { choice - 1, choice + 1 }.Where(next => next >= 0 && next < shares.Length))
        {
            shares[next] += Neighbourly;
            passed += Neighbourly;
        }

        shares[choice] += 1 - passed;
    }

    private static void Normalize(double[] shares)
    {
        var sum = shares.Sum();
        for (var option = 0; option < shares.Length; option++)
            shares[option] /= sum;
    }
}
