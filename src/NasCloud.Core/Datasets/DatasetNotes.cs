using System.Globalization;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Core.Datasets;

/// <summary>What is odd about data and yet no error: people should know it before they trust a result.</summary>
public static class DatasetNotes
{
    // Below a third of the largest class, what a network gains there hardly shows in its accuracy.
    private const int LargestRatio = 3;

    private const int MostNamed = 5;

    /// <summary>One sentence each, the same for equal data; empty where nothing is odd.</summary>
    public static IReadOnlyList<string> Of(DatasetInfo dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return [.. new[] { Imbalance(dataset) }.Concat(Duplicates(dataset)).Append(Columns(dataset.Table)).OfType<string>()];
    }

    private static string? Imbalance(DatasetInfo dataset)
    {
        if (dataset.ClassCounts.Count < 2)
            return null;
        var largest = dataset.ClassCounts.Max();
        var small = dataset.ClassCounts.Zip(dataset.Classes, (count, name) => (Name: name, Count: count)).Where(each => each.Count * LargestRatio < largest).OrderBy(each => each.Count).ToList();
        if (small.Count == 0)
            return null;
        var named = string.Join(", ", small.Take(MostNamed).Select(each => Invariant($"{each.Name} {each.Count:N0}"))) + (small.Count > MostNamed ? ", ..." : "");
        return Invariant($"Classes are uneven: the largest, {dataset.Classes[dataset.ClassCounts.Items.IndexOf(largest)]}, has {largest:N0} training samples, and {small.Count} of {dataset.Classes.Count} have less than a third of it ({named}). Accuracy favours large classes; balancedAccuracy and macroF1 count all alike.");
    }

    private static IEnumerable<string> Duplicates(DatasetInfo dataset)
    {
        if (dataset.Duplicates is not { } found)
            yield break;
        if (found.Test > 0)
            yield return Invariant($"{found.Test:N0} of {dataset.TestCount:N0} test samples ({Share(found.Test, dataset.TestCount)}) are exact copies of training samples: the test flatters what has learned them by heart. Remove them.");
        if (found.Training > 0)
            yield return Invariant($"{found.Training:N0} of {dataset.TrainingCount:N0} training samples ({Share(found.Training, dataset.TrainingCount)}) are exact copies of others{Contradictions(found)}: validation is cut from the training part, and copies may lie on both sides.");
    }

    private static string Contradictions(DuplicateCounts found) =>
        found.Contradicting > 0 ? Invariant($", {found.Contradicting:N0} of them under another label") : "";

    private static string? Columns(TableSchema? table)
    {
        var passedOver = table?.Columns.Where(column => column.Reason is not null).Select(column => $"{column.Name} ({column.Reason})").ToList();
        return passedOver is { Count: > 0 } ? $"Columns passed over: {string.Join(", ", passedOver)}. dataset.columns says otherwise." : null;
    }

    private static string Share(int part, int whole) => ((double)part / whole).ToString("P2", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
