using System.Numerics;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>A list of decisions, and how to make an architecture of them. Immutable and safe to share between threads.</summary>
/// <remarks>
/// A space says only what is open (<see cref="Decisions"/>) and what follows from it (<see cref="Decode"/>). Sampling,
/// mutation, crossover, neighbours, enumeration, size and encoding come from the decisions, once, for every space.
/// A genotype belongs to a space when each active decision holds one of its options and each inactive one <see cref="Genotype.Inactive"/>.
/// </remarks>
public abstract class SearchSpace
{
    /// <summary>Checks and keeps the decisions.</summary>
    /// <exception cref="ArgumentException">Names clash, a decision has no option, or a condition looks ahead.</exception>
    protected SearchSpace(string name, ValueArray<Decision> decisions)
    {
        Name = name;
        Decisions = decisions;
    }

    /// <summary>The name specs use, for example <c>chain</c>.</summary>
    public string Name { get; }

    /// <summary>What is open, each decision after those its conditions look at.</summary>
    public ValueArray<Decision> Decisions { get; }

    /// <summary>How many genotypes there are.</summary>
    public BigInteger Size => throw new NotImplementedException();

    /// <summary>The architecture that <paramref name="genotype"/> stands for, as the space draws it (not simplified).</summary>
    /// <exception cref="InvalidArchitectureException">The choices don't make a network, for example more pooling than pixels.</exception>
    public abstract Architecture Decode(Genotype genotype);

    /// <summary>Whether <paramref name="genotype"/> belongs to this space.</summary>
    public bool Contains(Genotype genotype) => throw new NotImplementedException();

    /// <summary>A genotype whose every active decision is drawn uniformly from its options.</summary>
    public Genotype Sample(Random random) => throw new NotImplementedException();

    /// <summary>A genotype that differs from <paramref name="parent"/> in one active decision, drawn uniformly; decisions it activates are sampled.</summary>
    /// <returns>The parent itself where no decision has another option.</returns>
    public Genotype Mutate(Genotype parent, Random random) => throw new NotImplementedException();

    /// <summary>A child that takes each decision from one of its parents with equal chance; what neither has active is sampled.</summary>
    public Genotype Crossover(Genotype first, Genotype second, Random random) => throw new NotImplementedException();

    /// <summary>All genotypes one decision away, in the order of decisions and options; a decision that becomes active takes its first option.</summary>
    public IEnumerable<Genotype> Neighbours(Genotype genotype) => throw new NotImplementedException();

    /// <summary>All genotypes, in lexicographic order of their choices, generated as they are read.</summary>
    public IEnumerable<Genotype> Enumerate() => throw new NotImplementedException();

    /// <summary>
    /// Numbers for a model: an ordinal decision is one number from 0 to 1, a categorical one a number per option, 0 or 1;
    /// a conditional decision is preceded by one number telling whether it is active. Inactive parts are 0.
    /// </summary>
    public double[] Encode(Genotype genotype) => throw new NotImplementedException();

    /// <summary>The length of what <see cref="Encode"/> returns.</summary>
    public int EncodingLength => throw new NotImplementedException();
}
