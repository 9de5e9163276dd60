using System.Numerics;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>A list of decisions, and how to make an architecture of them. Immutable and safe to share between threads.</summary>
/// <remarks>
/// A space says only what is open (<see cref="Decisions"/>) and what follows from it (<see cref="Decode"/>). Sampling,
/// mutation, crossover, neighbours, enumeration, size and encoding come from the decisions, once, for every space.
/// A genotype belongs to a space when each active decision holds one of its options and each inactive one <see cref="Genotype.Inactive"/>.
/// Methods that take a genotype throw <see cref="ArgumentException"/> for one that does not belong to the space. All but
/// <see cref="Size"/> cost one pass over the decisions for each genotype they make.
/// </remarks>
public abstract class SearchSpace
{
    private readonly DecisionRules _rules;
    private readonly Lazy<BigInteger> _size;

    /// <summary>Checks and keeps the decisions.</summary>
    /// <exception cref="ArgumentException">Names clash, a decision has no option, or a condition looks ahead.</exception>
    protected SearchSpace(string name, ValueArray<Decision> decisions)
    {
        DecisionCheck.Check(name, decisions);
        Name = name;
        Decisions = decisions;
        EncodingLength = decisions.Sum(GenotypeEncoder.Length);
        _rules = new(decisions);
        _size = new(() => GenotypeCounter.Count(decisions));
    }

    /// <summary>The name specs use, for example <c>chain</c>.</summary>
    public string Name { get; }

    /// <summary>What is open, each decision after those its conditions look at.</summary>
    public ValueArray<Decision> Decisions { get; }

    /// <summary>How many genotypes there are. Counted when first asked for, without enumerating them.</summary>
    public BigInteger Size => _size.Value;

    /// <summary>The architecture that <paramref name="genotype"/> stands for, as the space draws it (not simplified).</summary>
    /// <exception cref="InvalidArchitectureException">The choices don't make a network, for example more pooling than pixels.</exception>
    public abstract Architecture Decode(Genotype genotype);

    /// <summary>All networks of the space in one; null where they can't be.</summary>
    public virtual Relaxation? Relax() => null;

    /// <summary>Whether <paramref name="genotype"/> belongs to this space.</summary>
    public bool Contains(Genotype genotype)
    {
        ArgumentNullException.ThrowIfNull(genotype);
        return Problem(genotype) is null;
    }

    /// <summary>Why <paramref name="genotype"/> does not belong to this space, in words; null where it does.</summary>
    internal string? FindProblem(Genotype genotype) => Problem(genotype);

    /// <summary>A genotype whose every active decision is drawn uniformly from its options.</summary>
    public Genotype Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return _rules.Complete(new int[Decisions.Count], 0, decision => random.Next(OptionCount(decision)));
    }

    /// <summary>A genotype whose active decisions are chosen one by one, in their order.</summary>
    internal Genotype Sample(Func<int, int> choose) => _rules.Complete(new int[Decisions.Count], 0, choose);

    /// <summary>A genotype that differs from <paramref name="parent"/> in one active decision, drawn uniformly; decisions it activates are sampled.</summary>
    /// <returns>The parent itself where no decision has another option.</returns>
    public Genotype Mutate(Genotype parent, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Check(parent);
        int[] open = [.. Enumerable.Range(0, Decisions.Count).Where(index => parent.Choices[index] != Genotype.Inactive && OptionCount(index) > 1)];
        if (open.Length == 0)
            return parent;
        var decision = open[random.Next(open.Length)];
        var others = random.Next(OptionCount(decision) - 1);
        var option = others < parent.Choices[decision] ? others : others + 1;
        return Change(parent, decision, option, activated => random.Next(OptionCount(activated)));
    }

    /// <summary>A child that takes each decision from one of its parents with equal chance; what neither has active is sampled.</summary>
    /// <remarks>A decision that is active in the child and in one parent alone is taken from that one.</remarks>
    public Genotype Crossover(Genotype first, Genotype second, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Check(first);
        Check(second);
        return _rules.Complete(new int[Decisions.Count], 0, decision =>
            (first.Choices[decision], second.Choices[decision]) switch
            {
                (Genotype.Inactive, Genotype.Inactive) => random.Next(OptionCount(decision)),
                (Genotype.Inactive, var inherited) => inherited,
                (var inherited, Genotype.Inactive) => inherited,
                var (left, right) => random.Next(2) == 0 ? left : right,
            });
    }

    /// <summary>All genotypes one decision away, in the order of decisions and options; a decision that becomes active takes its first option.</summary>
    public IEnumerable<Genotype> Neighbours(Genotype genotype)
    {
        Check(genotype);
        return Moves(genotype).Select(move => Neighbour(genotype, move));
    }

    /// <summary>All genotypes, in lexicographic order of their choices, generated as they are read.</summary>
    public IEnumerable<Genotype> Enumerate() => EnumerateFrom(_rules.Complete(new int[Decisions.Count], 0, _ => 0));

    /// <summary>
    /// Numbers for a model: an ordinal decision is one number from 0 to 1, a categorical one a number per option, 0 or 1;
    /// a conditional decision is preceded by one number telling whether it is active. Inactive parts are 0.
    /// </summary>
    public double[] Encode(Genotype genotype)
    {
        Check(genotype);
        return GenotypeEncoder.Encode(Decisions, genotype.Choices.AsSpan(), EncodingLength);
    }

    /// <summary>The length of what <see cref="Encode"/> returns.</summary>
    public int EncodingLength { get; }

    /// <summary>The genotypes after one in the order of <see cref="Enumerate"/>.</summary>
    internal IEnumerable<Genotype> EnumerateAfter(Genotype genotype)
    {
        Check(genotype);
        return EnumerateFrom(Next(genotype));
    }

    /// <summary>The changes of one decision that make the neighbours of a genotype, in their order.</summary>
    internal IEnumerable<DecisionMove> Moves(Genotype genotype)
    {
        for (var decision = 0; decision < Decisions.Count; decision++)
        {
            var current = genotype.Choices[decision];
            for (var option = 0; current != Genotype.Inactive && option < OptionCount(decision); option++)
            {
                if (option != current)
                    yield return new(decision, option);
            }
        }
    }

    /// <summary>The neighbour that a move leads to.</summary>
    internal Genotype Neighbour(Genotype genotype, DecisionMove move) => Change(genotype, move.Decision, move.Option, _ => 0);

    /// <summary>The move that leads from a genotype to its neighbour, or null where the other one is none; both belong to the space.</summary>
    internal static DecisionMove? MoveBetween(Genotype from, Genotype to)
    {
        var before = from.Choices.AsSpan();
        var after = to.Choices.AsSpan();
        var decision = before.CommonPrefixLength(after);
        if (decision == before.Length)
            return null;
        for (var later = decision + 1; later < before.Length; later++)
        {
            // What the move switches off is off in 'to' already, since that one belongs to the space.
            var follows = after[later] == Genotype.Inactive || after[later] == (before[later] == Genotype.Inactive ? 0 : before[later]);
            if (!follows)
                return null;
        }

        return new(decision, after[decision]);
    }

    private int OptionCount(int decision) => Decisions[decision].Options.Count;

    private IEnumerable<Genotype> EnumerateFrom(Genotype? first)
    {
        for (var genotype = first; genotype is not null; genotype = Next(genotype))
            yield return genotype;
    }

    private Genotype? Next(Genotype genotype)
    {
        for (var decision = Decisions.Count - 1; decision >= 0; decision--)
        {
            var next = genotype.Choices[decision] + 1;
            if (next > 0 && next < OptionCount(decision))
                return _rules.Complete([.. genotype.Choices.AsSpan()[..decision], next, .. new int[Decisions.Count - decision - 1]], decision + 1, _ => 0);
        }

        return null;
    }

    private Genotype Change(Genotype genotype, int decision, int option, Func<int, int> activate)
    {
        var choices = genotype.Choices.AsSpan().ToArray();
        choices[decision] = option;
        return _rules.Complete(choices, decision + 1, later =>
            genotype.Choices[later] is not Genotype.Inactive and var kept ? kept : activate(later));
    }

    private void Check(Genotype genotype)
    {
        ArgumentNullException.ThrowIfNull(genotype);
        if (Problem(genotype) is { } problem)
            throw new ArgumentException($"Genotype {genotype} does not belong to search space '{Name}': {problem}.", nameof(genotype));
    }

    private string? Problem(Genotype genotype)
    {
        var choices = genotype.Choices.AsSpan();
        if (choices.Length != Decisions.Count)
            return $"it has {choices.Length} choices: expected {Decisions.Count}";
        for (var decision = 0; decision < choices.Length; decision++)
        {
            if (!IsRight(decision, choices))
                return Wrong(decision, choices);
        }

        return null;
    }

    private bool IsRight(int decision, ReadOnlySpan<int> choices) => _rules.IsActive(decision, choices)
        ? choices[decision] >= 0 && choices[decision] < OptionCount(decision)
        : choices[decision] == Genotype.Inactive;

    private string Wrong(int decision, ReadOnlySpan<int> choices)
    {
        var expected = _rules.IsActive(decision, choices) ? $"0 to {OptionCount(decision) - 1}" : "_, since it is inactive";
        var found = choices[decision] == Genotype.Inactive ? "_" : $"{choices[decision]}";
        return $"'{Decisions[decision].Name}' is {found}: expected {expected}";
    }
}
