using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>One open value of a space: the decision behind it, or the only option there is.</summary>
/// <param name="Options">The values that can be chosen, in the decision's order.</param>
/// <param name="Decision">The index of the decision, or null where there is only one option.</param>
internal sealed record Choice<T>(ValueArray<T> Options, int? Decision)
{
    public T In(Genotype genotype) => Options[Decision is { } index ? genotype.Choices[index] : 0];

    /// <summary>The indices of the options that <paramref name="predicate"/> holds for, ascending.</summary>
    public ValueArray<int> Where(Func<T, bool> predicate) =>
        Enumerable.Range(0, Options.Count).Where(index => predicate(Options[index])).ToValueArray();
}
