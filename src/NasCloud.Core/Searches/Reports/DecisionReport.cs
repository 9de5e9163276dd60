using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Searches.Reports;

/// <summary>One decision of a space, as programs get it.</summary>
/// <param name="Name">Its name, unique in the space.</param>
/// <param name="Options">What can be chosen; a genotype names them by their places.</param>
/// <param name="IsOrdinal">Whether the options have an order.</param>
public sealed record DecisionReport(string Name, IReadOnlyList<string> Options, bool IsOrdinal)
{
    /// <summary>The report of a decision.</summary>
    public static DecisionReport Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(decision.Name, decision.Options, decision.IsOrdinal);
    }
}
