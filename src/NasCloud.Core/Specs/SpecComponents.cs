using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Specs;

/// <summary>The parts that a spec can name.</summary>
internal sealed record SpecComponents(
    IReadOnlyList<SearchSpaceDescriptor> Spaces,
    IReadOnlyList<StrategyDescriptor> Strategies,
    IReadOnlyList<FidelityDescriptor> Fidelities)
{
    /// <summary>All that this build has.</summary>
    public static SpecComponents Known { get; } = new(SearchSpaceCatalog.All, StrategyCatalog.All, FidelityCatalog.All);
}
