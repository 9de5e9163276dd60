using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Hosting;
using NasCloud.Local.Trainers;

namespace NasCloud.Cli.Hosting;

/// <summary>Drives the searches of a file store on this machine.</summary>
/// <param name="repository">The store.</param>
/// <param name="folder">The store's folder.</param>
/// <param name="time">The clock.</param>
internal sealed class LocalSearchDriver(SearchRepository repository, string folder, TimeProvider time) : ISearchDriver
{
    public Task<SearchState> RunAsync(SearchId id, CancellationToken pause) =>
        new LocalSearchHost(repository, CreatePool, time).RunAsync(id, pause);

    // Looking a score up needs no process of its own; training the winner does.
    private ITrainerPool CreatePool(SearchManifest manifest, Action<int> scored) =>
        manifest.Spec is { Estimator.Name: TableEstimator.Name, Final: null }
            ? new InProcessTrainerPool(repository, new TableEstimator(), time, scored)
            : new ProcessTrainerPool(Options(manifest), time) { TrialScored = (_, trial) => scored(trial) };

    // Equal numbers of threads give equal results: a search keeps its number however many trainers are up at the moment.
    private TrainerPoolOptions Options(SearchManifest manifest) => new()
    {
        StoreRoot = folder,
        Threads = Math.Max(1, Environment.ProcessorCount / manifest.Spec.Parallelism),
    };
}
