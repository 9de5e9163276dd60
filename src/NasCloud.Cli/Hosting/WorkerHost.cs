using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Local.Trainers;
using NasCloud.Training;
using NasCloud.Training.Datasets;

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
            RequestedAt = TrainerRequest.Read(Environment.GetEnvironmentVariable),
            Threads = threads,
            FinalThreads = Environment.ProcessorCount,
            PollInterval = store.Place.Storage is null ? LocalPollInterval : RemotePollInterval,
            StopGrace = StopGrace,
            Abort = HungTrainer.End,
            Began = (trial, attempt) => Say(Console.Error, TrainerMessages.Began(trial, attempt)),
            Scored = trial => Say(messages, TrainerMessages.Scored(trial)),
        };
        try
        {
            await WorkAsync(manifest, options, watch.Stop);
            return ExitCode.Success;
        }
        catch (TrainerFaultException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return TrainerMessages.FaultExitCode;
        }
    }

    private async Task WorkAsync(SearchManifest manifest, TrainerOptions options, CancellationToken stop)
    {
        var estimator = TrialEstimators.Create(manifest, datasets, options.Threads, time);
        using var disposal = estimator as IDisposable;
        Say(messages, TrainerMessages.Ready);
        await new TrainerLoop(store.Repository, estimator, time, options with { Environment = TrainerEnvironment.Of(manifest) }).RunAsync(manifest.Id, stop);
    }

    private static void Say(TextWriter writer, string line)
    {
        try
        {
            lock (writer)
            {
                writer.WriteLine(line);
                writer.Flush();
            }
        }
        catch (IOException)
        {
            // The parent is gone, and with it whoever could be woken; the store says the same.
        }
    }
}
