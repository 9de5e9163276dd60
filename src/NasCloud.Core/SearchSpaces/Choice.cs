using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>One open value of a space: the decision behind it, or the only option there is. Made by a <see cref="DecisionList"/>.</summary>
/// <typeparam name="T">What is chosen.</typeparam>
/// <param name="Options">The values that can be chosen, in the decision's order.</param>
/// <param name="Decision">The index of the decision, or null where there is only one option.</param>
public sealed record Choice<T>(ValueArray<T> Options, int? Decision)
{
    /// <summary>The value that a genotype chooses, of a decision that is active in it.</summary>
    public T In(Genotype genotype)
    {
        ArgumentNullException.ThrowIfNull(genotype);
        return Options[Decision is { } index ? genotype.Choices[index] : 0];
    }

    /// <summary>The conditions under which the choice meets <paramref name="predicate"/>: none where it always does.</summary>
    /// <remarks>Only for predicates that some option meets. The choice's own conditions are not among them: a decision that is inactive meets none.</remarks>
    public ValueArray<DecisionCondition> When(Func<T, bool> predicate)
    {
        var meeting = Enumerable.Range(0, Options.Count).Where(index => predicate(Options[index])).ToValueArray();
        return meeting.Count == Options.Count ? [] : [new DecisionCondition(Decision!.Value, meeting)];
    }
}
