using System.Runtime.CompilerServices;
using NasCloud.Core.Searches;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Trainers;
using NasCloud.Training;
using NasCloud.Training.Datasets;
using NasCloud.Training.Native;

namespace NasCloud.Cli.Hosting;

/// <summary>A trainer process: works on one search's board until its parent ends it or is gone.</summary>
internal sealed class WorkerHost(SearchRepository repository, DatasetCatalog datasets, TextWriter messages, TimeProvider time)
{
    // A process that hangs in native code is ended; whoever reads its exit code sees that it did not end by itself.
    private const int AbortedExitCode = 134;

    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(20);

    /// <summary>Works until told to stop.</summary>
    /// <param name="id">The search.</param>
    /// <param name="name">The trainer's name.</param>
    /// <param name="threads">The threads it computes with, at least 1.</param>
    public async Task RunAsync(SearchId id, string name, int threads)
    {
        using var watch = ParentWatch.OfThisProcess(StopGrace + TimeSpan.FromSeconds(5), time);
        var manifest = await repository.ReadManifestAsync(id, watch.Stop);
        var options = new TrainerOptions
        {
            Name = name,
            Threads = threads,
            FinalThreads = Environment.ProcessorCount,
            StopGrace = StopGrace,
            Abort = Abort,
            Scored = trial => Say(TrainerMessages.Scored(trial)),
        };
        var estimator = CreateEstimator(manifest, threads);
        using var disposal = estimator as IDisposable;
        Say(TrainerMessages.Ready);
        await new TrainerLoop(repository, estimator, time, options).RunAsync(id, watch.Stop);
    }

    private ITrialEstimator CreateEstimator(SearchManifest manifest, int threads) => manifest.Spec.Estimator.Name == TableEstimator.Name
        ? new FinalTrainingEstimator(new TableEstimator(), () => CreateTrainer(threads))
        : CreateTrainer(threads);

    // Of its own, so that nothing of libtorch is loaded where nothing is trained.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TorchTrialEstimator CreateTrainer(int threads)
    {
        // Before the first trial is claimed: where libtorch does not load, that is the machine's fault and no trial's.
        TorchRuntime.Initialize(threads);
        return new TorchTrialEstimator(datasets, time);
    }

    private void Say(string line)
    {
        try
        {
            lock (messages)
            {
                messages.WriteLine(line);
                messages.Flush();
            }
        }
        catch (IOException)
        {
            // The parent is gone, and with it whoever could be woken; the store says the same.
        }
    }

    private static void Abort(string reason)
    {
        Console.Error.WriteLine(reason);
        Environment.Exit(AbortedExitCode);
    }
}
