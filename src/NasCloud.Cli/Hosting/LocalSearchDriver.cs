using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Azure.Storage;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Hosting;
using NasCloud.Local.Trainers;

namespace NasCloud.Cli.Hosting;

/// <summary>Drives the searches of a store on this machine.</summary>
internal sealed class LocalSearchDriver(SearchStore store, TimeProvider time, DevicePrice? price = null, ILoggerFactory? loggers = null) : ISearchDriver
{
    // Trainers tell of their scores, so that looking is only the second line; over a network each look costs.
    private static readonly TimeSpan RemotePollInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LocalPollInterval = TimeSpan.FromSeconds(1);

    private readonly ILoggerFactory _loggers = loggers ?? NullLoggerFactory.Instance;

    /// <summary>Puts something between a search and its trainers; null for nothing.</summary>
    public Func<ITrainerPool, SearchManifest, ITrainerPool>? Around { get; init; }

    public Task<SearchState> RunAsync(SearchId id, CancellationToken pause) => CreateHost(wakesPaused: true).RunAsync(id, pause);

    /// <summary>Makes what drives them, any number at once.</summary>
    /// <param name="wakesPaused">As <see cref="LocalSearchHost.WakesPaused"/> has it.</param>
    public LocalSearchHost CreateHost(bool wakesPaused) =>
        new(store.Repository, CreatePool, time)
        {
            Price = price,
            Logger = _loggers.CreateLogger<LocalSearchHost>(),
            PollInterval = store.Place.Storage is null ? LocalPollInterval : RemotePollInterval,
            WakesPaused = wakesPaused,
        };

    private ITrainerPool CreatePool(SearchManifest manifest, Action<int> scored)
    {
        var trainers = CreateTrainers(manifest, scored);
        return Around?.Invoke(trainers, manifest) ?? trainers;
    }

    // Looking a score up needs no process of its own; training the winner does.
    private ITrainerPool CreateTrainers(SearchManifest manifest, Action<int> scored) =>
        manifest.Spec is { Estimator.Name: TableEstimator.Name, Final: null }
            ? new InProcessTrainerPool(store.Repository, new TableEstimator(), time, scored)
            : new ProcessTrainerPool(Options(manifest), time, _loggers.CreateLogger<ProcessTrainerPool>())
            {
                TrialScored = (_, trial) => scored(trial),
                TrainerDied = (id, death) => LostAttempt.NoteAsync(store.Repository, id, death, time, CancellationToken.None),
            };

    // Equal numbers of threads give equal results: a search keeps its number however many trainers are up at the moment.
    private TrainerPoolOptions Options(SearchManifest manifest) => new()
    {
        StoreRoot = store.Place.Folder,
        Threads = Math.Max(1, Environment.ProcessorCount / manifest.Spec.Parallelism),
        // Not on the command line, which every user of the machine can read.
        Environment = new Dictionary<string, string?> { [StorageAddress.Variable] = store.Place.Storage?.Text },
    };
}
