namespace NasCloud.Core.Specs.Validation;

/// <summary>Finds what was probably meant.</summary>
public static class Suggestions
{
    // Longer words than any that is known can't be slips of them.
    private const int MaximumLength = 64;

    /// <summary>The nearest of some words, or null where none is near enough to be a slip.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MaximumLength)
            return null;
        var (best, distance) = known
            .Select(candidate => (candidate, Distance(word, candidate)))
            .DefaultIfEmpty((string.Empty, int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, word.Length / 3) ? best : null;
    }

    /// <summary>"; did you mean 'x'?", or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    // A part of a kebab-case name counts nearly as much as the whole, so that "evolution" finds "regularized-evolution".
    private static int Distance(string word, string candidate)
    {
        var whole = EditDistance(Normal(word), Normal(candidate));
        var parts = candidate.Split('-');
        return parts.Length == 1 ? whole : Math.Min(whole, parts.Min(part => EditDistance(Normal(word), Normal(part))) + 1);
    }

    private static string Normal(string word) =>
        word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int EditDistance(string left, string right)
    {
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            for (var j = 0; j <= right.Length; j++)
                costs[i, j] = Cost(costs, left, right, i, j);
        return costs[left.Length, right.Length];
    }

    private static int Cost(int[,] costs, string left, string right, int i, int j)
    {
        if (i == 0 || j == 0)
            return i + j;
        var cost = Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1;
        cost = Math.Min(cost, costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
    }
}
