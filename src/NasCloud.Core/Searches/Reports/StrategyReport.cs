using System.Text.Json.Nodes;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Reports;

/// <summary>How a search chooses its candidates and why so, for programs and people.</summary>
/// <param name="Name">The strategy's name in specs.</param>
/// <param name="Summary">Its idea, in a sentence.</param>
/// <param name="Parameters">What is set of it, defaults filled in.</param>
/// <param name="StandsFor">The strategy that it chose, by its name; null where it is none that chooses.</param>
/// <param name="Reason">Why it chose that one; null where it is none that chooses.</param>
public sealed record StrategyReport(string Name, string Summary, JsonObject Parameters, string? StandsFor, string? Reason)
{
    /// <summary>The report of a strategy as a valid spec has it.</summary>
    public static StrategyReport Of(ComponentSpec strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var descriptor = StrategyCatalog.All.Single(each => each.Name == strategy.Name);
        return new(strategy.Name, descriptor.Summary, strategy.Parameters.Json, descriptor.Choice?.StandsFor, descriptor.Choice?.Reason);
    }
}
