using System.Globalization;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Searches.Reports;

/// <summary>What a search leaves open, as programs get it, to read genotypes by.</summary>
/// <param name="Name">The space's name in specs.</param>
/// <param name="Size">How many genotypes it has, as text: most numbers of them are beyond what JSON's hold exactly.</param>
/// <param name="Decisions">The decisions, in the order of a genotype's choices.</param>
public sealed record SpaceReport(string Name, string Size, IReadOnlyList<DecisionReport> Decisions)
{
    /// <summary>The report of a space.</summary>
    public static SpaceReport Of(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new(space.Name, space.Size.ToString(CultureInfo.InvariantCulture), [.. space.Decisions.Select(DecisionReport.Of)]);
    }
}
