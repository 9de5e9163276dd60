using System.Runtime.InteropServices;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The conditions of a space's decisions in a form that is quick to ask.</summary>
internal sealed class DecisionRules
{
    private readonly Rule[][] _rules;

    public DecisionRules(ValueArray<Decision> decisions) =>
        _rules = [.. decisions.Select(decision => decision.ActiveWhen.Select(condition => Compile(condition, decisions)).ToArray())];

    /// <summary>Whether a decision is active, given the choices before it.</summary>
    public bool IsActive(int decision, ReadOnlySpan<int> choices)
    {
        foreach (var rule in _rules[decision])
        {
            if (!rule.Holds(choices))
                return false;
        }

        return true;
    }

    /// <summary>Makes a genotype of an array, which it keeps: the choices before <paramref name="from"/> stand, the rest are chosen where active.</summary>
    public Genotype Complete(int[] choices, int from, Func<int, int> choose)
    {
        for (var decision = from; decision < choices.Length; decision++)
            choices[decision] = IsActive(decision, choices) ? choose(decision) : Genotype.Inactive;
        return new(new(ImmutableCollectionsMarshal.AsImmutableArray(choices)));
    }

    private static Rule Compile(DecisionCondition condition, ValueArray<Decision> decisions)
    {
        var allowed = new bool[decisions[condition.Decision].Options.Count];
        foreach (var option in condition.Options)
            allowed[option] = true;
        return new(condition.Decision, allowed);
    }

    private readonly record struct Rule(int Decision, bool[] Allowed)
    {
        public bool Holds(ReadOnlySpan<int> choices) => choices[Decision] is >= 0 and var choice && Allowed[choice];
    }
}
