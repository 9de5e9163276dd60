using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Hosting;

namespace NasCloud.Cli.Hosting;

/// <summary>Drives searches on this machine.</summary>
internal sealed class LocalSearchDriver(SearchRepository repository, TimeProvider time) : ISearchDriver
{
    public Task<SearchState> RunAsync(SearchId id, CancellationToken pause) =>
        new LocalSearchHost(repository, CreatePool, time).RunAsync(id, pause);

    // Looking a score up needs no process of its own.
    private ITrainerPool CreatePool(SearchManifest manifest, Action<int> scored) => manifest.Spec.Estimator.Name == TableEstimator.Name
        ? new InProcessTrainerPool(repository, new TableEstimator(), time, scored)
        : throw new NotSupportedException("wip");
}
