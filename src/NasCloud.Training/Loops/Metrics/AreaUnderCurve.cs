namespace NasCloud.Training.Loops.Metrics;

/// <summary>The area under the receiver operating characteristic.</summary>
internal static class AreaUnderCurve
{
    /// <summary>
    /// The chance that a sample of the class scores higher than one of the others, a tie being half a chance: the statistic of
    /// Mann and Whitney over its largest value.
    /// </summary>
    /// <param name="scores">How much each sample looks like one of the class; not NaN, or it counts as the lowest.</param>
    /// <param name="isPositive">Whether each is one; sorted along with the scores.</param>
    /// <returns>0 to 1; null where all or none are.</returns>
    public static double? Of(ReadOnlySpan<float> scores, bool[] isPositive)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted, isPositive);
        double positives = isPositive.Count(each => each);
        var negatives = isPositive.Length - positives;
        return positives == 0 || negatives == 0
            ? null
            : (RankSum(sorted, isPositive) - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    /// <summary>The sum of the positives' ranks, from 1; equal scores share the mean of theirs.</summary>
    private static double RankSum(float[] sorted, bool[] isPositive)
    {
        var sum = 0.0;
        for (var first = 0; first < sorted.Length;)
        {
            var (end, positives) = (first, 0);
            for (; end < sorted.Length && sorted[end].Equals(sorted[first]); end++)
                positives += isPositive[end] ? 1 : 0;
            sum += positives * (first + 1 + end) / 2.0;
            first = end;
        }

        return sum;
    }
}
