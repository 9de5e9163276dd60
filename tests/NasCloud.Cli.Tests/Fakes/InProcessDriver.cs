using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Local.Hosting;
using NasCloud.Training;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>
/// Drives searches with a trainer in this process, which trains as one in a process of its own would, but needs no start. Tests that use it
/// are of its <see cref="Collection"/>.
/// </summary>
internal sealed class InProcessDriver(SearchStore store, DatasetCatalog datasets) : ISearchDriver
{
    /// <summary>Tests that don't run at the same time: libtorch's settings and its kernels are the process's.</summary>
    public const string Collection = "libtorch";

    // Every search of this process computes with as many, as libtorch has it.
    private const int Threads = 1;

    public async Task<SearchState> RunAsync(SearchId id, CancellationToken pause)
    {
        var manifest = await store.Repository.ReadManifestAsync(id, pause);
        var estimator = TrialEstimators.Create(manifest, datasets, Threads, TimeProvider.System);
        using var disposal = estimator as IDisposable;
        var host = new LocalSearchHost(
            store.Repository, (_, scored) => new InProcessTrainerPool(store.Repository, estimator, TimeProvider.System, scored), TimeProvider.System);
        return await host.RunAsync(id, pause);
    }
}
