using NasCloud.Cli.Views;

namespace NasCloud.Cli.Places;

/// <summary>The parts that specs can name at a place.</summary>
internal interface IComponentCatalog
{
    /// <summary>The search spaces.</summary>
    Task<IReadOnlyList<Component>> SpacesAsync(CancellationToken cancellationToken);

    /// <summary>The strategies, and the fidelity schedulers.</summary>
    Task<(IReadOnlyList<Component> Strategies, IReadOnlyList<Component> Schedulers)> StrategiesAsync(CancellationToken cancellationToken);
}
