using NasCloud.Core.Randomness;

namespace NasCloud.Training.Datasets;

/// <summary>Divides labelled samples into training and validation, each class in the same proportion in both.</summary>
/// <remarks>
/// Equal arguments give an equal split on every machine. Shares are apportioned to the classes by largest remainder
/// (Hamilton's method), so the totals are exact where the classes allow it.
/// </remarks>
public static class StratifiedSplit
{
    /// <summary>Splits the samples behind <paramref name="labels"/>.</summary>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="validationFraction">The share held out: above 0, below 1.</param>
    /// <param name="seed">The search's seed.</param>
    /// <param name="trainingSamples">The most training samples to return, validation not counted; null for all.</param>
    /// <returns>
    /// Indices into <paramref name="labels"/>, disjoint, each in shuffled order. A class of at least two samples is in
    /// both; a class of one is in training. A limit below the number of classes still gives each class one sample.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction or the limit is out of range, or a label is negative.</exception>
    public static (int[] Training, int[] Validation) Create(
        ReadOnlySpan<int> labels, double validationFraction, long seed, int? trainingSamples = null)
    {
        if (validationFraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validationFraction), validationFraction, "The share held out is above 0 and below 1.");
        if (trainingSamples is < 1)
            throw new ArgumentOutOfRangeException(nameof(trainingSamples), trainingSamples, "At least 1 training sample is needed; leave the limit out for all.");

        var classes = ShuffledClasses(labels, seed);
        var held = Apportion(
            [.. classes.Select(members => members.Length)], (int)Math.Round(labels.Length * validationFraction), leaveOne: true);
        var validation = classes.Select((members, label) => members[..held[label]]);
        var rest = classes.Select((members, label) => members[held[label]..]).ToArray();
        return (Shuffle(Limit(rest, trainingSamples), seed, "split-training"), Shuffle([.. validation.SelectMany(x => x)], seed, "split-validation"));
    }

    private static int[][] ShuffledClasses(ReadOnlySpan<int> labels, long seed)
    {
        var classes = new List<List<int>>();
        for (var index = 0; index < labels.Length; index++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(labels[index], nameof(labels));
            while (classes.Count <= labels[index])
                classes.Add([]);
            classes[labels[index]].Add(index);
        }

        return [.. classes.Select((members, label) => Shuffle([.. members], seed, "split-class", label))];
    }

    private static int[] Limit(int[][] classes, int? limit)
    {
        var total = classes.Sum(members => members.Length);
        if (limit is null || limit >= total)
            return [.. classes.SelectMany(x => x)];
        var kept = Apportion([.. classes.Select(members => members.Length)], limit.Value, leaveOne: false);
        return [.. classes.SelectMany((members, label) => members[..kept[label]])];
    }

    /// <summary>Divides <paramref name="total"/> among classes in proportion to their sizes, at least one each where there is one to give.</summary>
    private static int[] Apportion(int[] sizes, int total, bool leaveOne)
    {
        var samples = sizes.Sum(size => (long)size);
        var most = sizes.Select(size => leaveOne ? Math.Max(size - 1, 0) : size).ToArray();
        var exact = sizes.Select(size => samples == 0 ? 0 : (double)size * total / samples).ToArray();
        var shares = exact.Select((share, i) => Math.Clamp((int)share, Math.Min(1, most[i]), most[i])).ToArray();
        var byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i);
        var missing = total - shares.Sum();
        foreach (var i in byRemainder.Where(i => shares[i] < most[i]).Take(Math.Max(missing, 0)).ToArray())
            shares[i]++;
        return shares;
    }

    private static int[] Shuffle(int[] items, long seed, string purpose, long index = 0)
    {
        RandomStream.Create(seed, purpose, index).Shuffle(items);
        return items;
    }
}
