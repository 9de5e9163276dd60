using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Features of candidates: the space's encoding, and how often each option was taken by decisions with the same options.</summary>
internal sealed class FeatureEncoder
{
    private readonly SearchSpace _space;

    // Of each decision the place of its first option among the counts, or null where no other decision is like it.
    private readonly int?[] _places;
    private readonly int _counts;

    public FeatureEncoder(SearchSpace space)
    {
        _space = space;
        _places = Places(space.Decisions, out _counts);
    }

    /// <summary>The features of a candidate.</summary>
    public double[] Encode(Genotype genotype)
    {
        double[] features = [.. _space.Encode(genotype), .. new double[_counts]];
        for (var decision = 0; decision < _places.Length; decision++)
        {
            if (_places[decision] is { } place && genotype.Choices[decision] is not Genotype.Inactive and var choice)
                features[_space.EncodingLength + place + choice]++;
        }

        return features;
    }

    private static int?[] Places(ValueArray<Decision> decisions, out int count)
    {
        var places = new Dictionary<ValueArray<string>, int>();
        count = 0;
        foreach (var options in decisions.CountBy(decision => decision.Options).Where(pair => pair.Value > 1).Select(pair => pair.Key))
        {
            places[options] = count;
            count += options.Count;
        }

        return [.. decisions.Select(decision => places.TryGetValue(decision.Options, out var place) ? place : (int?)null)];
    }
}
