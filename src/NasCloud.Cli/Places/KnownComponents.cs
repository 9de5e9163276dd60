using NasCloud.Cli.Views;
using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Places;

/// <summary>The parts that this program knows.</summary>
internal sealed class KnownComponents : IComponentCatalog
{
    public Task<IReadOnlyList<Component>> SpacesAsync(CancellationToken cancellationToken) => Task.FromResult(Spaces);

    public Task<(IReadOnlyList<Component> Strategies, IReadOnlyList<Component> Schedulers)> StrategiesAsync(CancellationToken cancellationToken) =>
        Task.FromResult((Strategies, Schedulers));

    private static IReadOnlyList<Component> Spaces =>
        [.. SearchSpaceCatalog.All.Select(each => Component.Of(each.Name, each.Summary, each.Parameters))];

    private static IReadOnlyList<Component> Strategies =>
        [.. StrategyCatalog.All.Select(each => Component.Of(each.Name, each.Summary, each.Parameters))];

    private static IReadOnlyList<Component> Schedulers =>
        [.. FidelityCatalog.All.Select(each => Component.Of(each.Name, each.Summary, each.Parameters))];
}
