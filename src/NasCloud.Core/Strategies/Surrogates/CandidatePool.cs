using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>New candidates worth a surrogate's judgement: what lies around the best, and some of everything.</summary>
internal static class CandidatePool
{
    // So many of the best are varied.
    private const int Parents = 10;

    /// <summary>
    /// Neighbours of the best known candidates, all of them as far as the size allows, the more the better a candidate is;
    /// further ones, two or three mutations away; and a random third. None is known, none comes twice.
    /// </summary>
    public static List<Genotype> Create(SearchSpace space, TrainingSet known, IReadOnlySet<Genotype> taken, int size, Random random)
    {
        var pool = new HashSet<Genotype>();
        foreach (var (place, parent) in known.BestFirst.Take(Parents).Index())
        {
            pool.UnionWith(Neighbours(space, parent, Math.Max(4, size / (3 * (place + 1))), random));
            pool.UnionWith(Enumerable.Range(0, size / (3 * Parents)).Select(index => Mutate(space, parent, 2 + (index % 2), random)));
        }

        pool.UnionWith(Enumerable.Range(0, size / 3).Select(_ => space.Sample(random)));
        pool.ExceptWith(taken);
        return [.. pool];
    }

    /// <summary>Mutations of the best known candidates, without end, for a reader whom the pool was not enough.</summary>
    public static IEnumerable<Genotype> Further(SearchSpace space, TrainingSet known, int count, Random random)
    {
        Genotype[] parents = [.. known.BestFirst.Take(Parents)];
        return Variation.Children(space, count, random, () => space.Mutate(parents[random.Next(parents.Length)], random));
    }

    private static IEnumerable<Genotype> Neighbours(SearchSpace space, Genotype parent, int most, Random random)
    {
        DecisionMove[] moves = [.. space.Moves(parent)];
        random.Shuffle(moves);
        return moves.Take(most).Select(move => space.Neighbour(parent, move));
    }

    private static Genotype Mutate(SearchSpace space, Genotype genotype, int times, Random random)
    {
        for (var time = 0; time < times; time++)
            genotype = space.Mutate(genotype, random);
        return genotype;
    }
}
