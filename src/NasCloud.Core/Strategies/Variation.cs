using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies;

/// <summary>What strategies that vary known candidates have in common.</summary>
internal static class Variation
{
    // So many suggestions for each candidate wanted, and the reader still reads on: what lies near is known.
    private const int Patience = 100;

    /// <summary>Random genotypes, without end.</summary>
    public static IEnumerable<Genotype> Samples(SearchSpace space, Random random)
    {
        while (true)
            yield return space.Sample(random);
    }

    /// <summary>Children, without end; after many of them further mutations are added one by one, so that a search never circles for good around what it knows.</summary>
    /// <param name="space">The space.</param>
    /// <param name="count">How many children are wanted.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="child">Makes one child.</param>
    public static IEnumerable<Genotype> Children(SearchSpace space, int count, Random random, Func<Genotype> child)
    {
        for (var made = 0L; ; made++)
            yield return Mutate(space, child(), made / ((long)Patience * count), random);
    }

    /// <summary>A child of two parents, of which one choice may be mutated, or of one, of which one choice is.</summary>
    /// <param name="space">The space.</param>
    /// <param name="select">Chooses a parent.</param>
    /// <param name="crossoverProbability">How likely it has two parents.</param>
    /// <param name="mutationProbability">How likely a child of two is mutated; one that equals a parent always is.</param>
    /// <param name="random">The source of randomness.</param>
    public static Genotype Child(SearchSpace space, Func<Genotype> select, double crossoverProbability, double mutationProbability, Random random)
    {
        var first = select();
        if (random.NextDouble() >= crossoverProbability)
            return space.Mutate(first, random);
        var second = select();
        var child = space.Crossover(first, second, random);
        var isMutated = child == first || child == second || random.NextDouble() < mutationProbability;
        return isMutated ? space.Mutate(child, random) : child;
    }

    /// <summary>The place of the winner when <paramref name="rounds"/> of <paramref name="count"/> places, best first, are drawn with replacement.</summary>
    public static int Tournament(int count, int rounds, Random random)
    {
        var best = count;
        for (var round = 0; round < rounds; round++)
            best = Math.Min(best, random.Next(count));
        return best;
    }

    private static Genotype Mutate(SearchSpace space, Genotype genotype, long times, Random random)
    {
        for (var time = 0L; time < times; time++)
            genotype = space.Mutate(genotype, random);
        return genotype;
    }
}
