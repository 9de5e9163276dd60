using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Turns choices into numbers, as <see cref="SearchSpace.Encode"/> documents.</summary>
internal static class GenotypeEncoder
{
    public static int Length(Decision decision) =>
        (IsConditional(decision) ? 1 : 0) + (decision.IsOrdinal ? 1 : decision.Options.Count);

    public static double[] Encode(ValueArray<Decision> decisions, ReadOnlySpan<int> choices, int length)
    {
        var encoding = new double[length];
        var rest = encoding.AsSpan();
        for (var index = 0; index < choices.Length; index++)
        {
            if (choices[index] != Genotype.Inactive)
                Write(decisions[index], choices[index], rest);
            rest = rest[Length(decisions[index])..];
        }

        return encoding;
    }

    private static void Write(Decision decision, int choice, Span<double> target)
    {
        if (IsConditional(decision))
        {
            target[0] = 1;
            target = target[1..];
        }

        if (decision.IsOrdinal)
            target[0] = choice / Math.Max(1.0, decision.Options.Count - 1);
        else
            target[choice] = 1;
    }

    private static bool IsConditional(Decision decision) => decision.ActiveWhen.Count > 0;
}
