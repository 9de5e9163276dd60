using System.Diagnostics;
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
internal sealed class WorkerHost(SearchStore store, DatasetCatalog datasets, TextWriter messages, TimeProvider time)
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(20);

    // Over a network each look at the board costs.
    private static readonly TimeSpan LocalPollInterval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan RemotePollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Works until told to stop.</summary>
    /// <param name="id">The search.</param>
    /// <param name="name">The trainer's name.</param>
    /// <param name="threads">The threads it computes with, at least 1.</param>
    /// <param name="session">Names the process that started it; null where it was started by hand.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(SearchId id, string name, int threads, string? session)
    {
        using var watch = ParentWatch.OfThisProcess(StopGrace + TimeSpan.FromSeconds(5), time);
        var manifest = await store.Repository.ReadManifestAsync(id, watch.Stop);
        var options = new TrainerOptions
        {
            Name = name,
            Session = session,
            Threads = threads,
            FinalThreads = Environment.ProcessorCount,
            PollInterval = store.Place.Storage is null ? LocalPollInterval : RemotePollInterval,
            StopGrace = StopGrace,
            Abort = Abort,
            Scored = trial => Say(TrainerMessages.Scored(trial)),
        };
        var estimator = CreateEstimator(manifest, threads);
        using var disposal = estimator as IDisposable;
        Say(TrainerMessages.Ready);
        return await WorkAsync(new TrainerLoop(store.Repository, estimator, time, options), id, watch.Stop);
    }

    private static async Task<int> WorkAsync(TrainerLoop loop, SearchId id, CancellationToken stop)
    {
        try
        {
            await loop.RunAsync(id, stop);
            return ExitCode.Success;
        }
        catch (TrainerFaultException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return TrainerMessages.FaultExitCode;
        }
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
        Console.Error.Flush();
        // An orderly exit would wait for the native code that hangs.
        Process.GetCurrentProcess().Kill();
    }
}
