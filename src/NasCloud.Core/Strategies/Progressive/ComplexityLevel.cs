using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Progressive;

/// <summary>One of the levels in which a space is opened up, from networks of few choices to the whole space.</summary>
/// <remarks>
/// A decision's first option is its simple one, and a candidate is the more complex the more of its decisions hold another. At
/// level l of L as many as l/L of the decisions may, drawn anew for each candidate, and those with an order, such as depths
/// and widths, go up to l/L of their options. The last level is the space itself. All methods cost one pass over the decisions.
/// </remarks>
/// <param name="space">The space.</param>
/// <param name="level">The level, from 1.</param>
/// <param name="levels">How many there are.</param>
internal sealed class ComplexityLevel(SearchSpace space, int level, int levels)
{
    private readonly int _most = Share(space.Decisions.Count, level, levels);

    // So many decisions may leave their simple options from one level to the next.
    private readonly int _step = Math.Max(1, Share(space.Decisions.Count, 1, levels));

    /// <summary>Whether a candidate is no more complex than this level.</summary>
    public bool Holds(Genotype genotype)
    {
        var complexity = 0;
        for (var decision = 0; decision < space.Decisions.Count; decision++)
        {
            if (genotype.Choices[decision] > Top(decision) || (genotype.Choices[decision] > 0 && ++complexity > _most))
                return false;
        }

        return true;
    }

    /// <summary>A random candidate of this level.</summary>
    public Genotype Sample(Random random)
    {
        var free = Some([.. Enumerable.Range(0, space.Decisions.Count)], _most, random);
        return space.Sample(decision => Choose(decision, free[decision], random));
    }

    /// <summary>
    /// What a candidate of the level before grows into: one to a step's number of its decisions leave their simple options,
    /// or go up where they have an order. What that makes active is simple or not as in <see cref="Sample"/>; all else
    /// stays. Where that is much, it may be more complex than the level holds.
    /// </summary>
    public Genotype Grow(Genotype parent, Random random)
    {
        int[] simple = [.. Enumerable.Range(0, space.Decisions.Count).Where(decision => CanGrow(parent, decision))];
        var grown = Some(simple, 1 + random.Next(_step), random);
        return space.Sample(decision => parent.Choices[decision] switch
        {
            Genotype.Inactive => Choose(decision, random.Next(levels) < level, random),
            var choice when grown[decision] => random.Next(choice + 1, Top(decision) + 1),
            var choice => choice,
        });
    }

    // A decision without an order is as complex by any option but the first.
    private bool CanGrow(Genotype parent, int decision) =>
        parent.Choices[decision] is >= 0 and var choice && choice < Top(decision) && (choice == 0 || space.Decisions[decision].IsOrdinal);

    private int Choose(int decision, bool isFree, Random random) => isFree ? random.Next(Top(decision) + 1) : 0;

    private int Top(int decision) => space.Decisions[decision] switch
    {
        { IsOrdinal: true, Options.Count: var options } => Share(options - 1, level, levels),
        { Options.Count: var options } => options - 1,
    };

    // Marks so many of some decisions, or all where there are fewer.
    private bool[] Some(int[] decisions, int count, Random random)
    {
        var marks = new bool[space.Decisions.Count];
        for (var place = 0; place < Math.Min(count, decisions.Length); place++)
        {
            var drawn = random.Next(place, decisions.Length);
            marks[decisions[drawn]] = true;
            decisions[drawn] = decisions[place];
        }

        return marks;
    }

    private static int Share(int whole, int part, int parts) => (int)((((long)whole * part) + parts - 1) / parts);
}
