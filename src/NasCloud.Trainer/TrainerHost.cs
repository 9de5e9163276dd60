using Microsoft.Extensions.Logging;
using NasCloud.Azure.Datasets;
using NasCloud.Azure.Identity;
using NasCloud.Core.Searches;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Training;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Archives;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Trainer;

/// <summary>Works on one search's board until it stays empty, nobody wants the search any more, or the process is asked to stop.</summary>
internal sealed class TrainerHost(TrainerSettings settings, SearchRepository repository, TimeProvider time, ILogger logger)
{
    // SIGTERM leaves 30 seconds.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(20);

    // A look at the board is a request that costs; so is each renewal of a claim.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ClaimDuration = TimeSpan.FromSeconds(30);

    /// <summary>Works.</summary>
    /// <param name="stop">Asks to give the trial back and return.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var manifest = await repository.ReadManifestAsync(settings.Search, stop);
        await using var heartbeat = await HeartbeatWriter.StartAsync(repository, settings.Search, settings.Name, time, stop);
        TrainerHostLog.Started(logger, settings.Name, settings.Search.Value, settings.Threads);
        var fault = await WorkAsync(manifest, heartbeat, stop);
        await heartbeat.EndAsync(fault);
        return fault is null ? ExitCode.Success : ExitCode.Fault;
    }

    private async Task<string?> WorkAsync(SearchManifest manifest, HeartbeatWriter heartbeat, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, heartbeat.Unwanted);
        try
        {
            var scored = await TrainAsync(manifest, heartbeat, either.Token);
            TrainerHostLog.Ended(logger, settings.Name, scored);
            return null;
        }
        catch (TrainerFaultException exception)
        {
            TrainerHostLog.Faulted(logger, settings.Name, exception.Message);
            return exception.Message;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Asked to stop before it got to the board.
            return null;
        }
    }

    private async Task<int> TrainAsync(SearchManifest manifest, HeartbeatWriter heartbeat, CancellationToken stop)
    {
        using var http = new HttpClient();
        var blobs = new BlobData(AzureIdentity.FromEnvironment(Environment.GetEnvironmentVariable), settings.Storage);
        var catalog = new DatasetCatalog(settings.DataFolder, settings.DataFolder, new RemoteFiles(http, settings.DataFolder, time, blobs));
        if (manifest is { Spec.Dataset: { } wanted, Dataset: { } dataset })
            await new DatasetProvision(catalog, new DatasetArchive(repository.Store), settings.DataFolder).EnsureAsync(wanted, dataset, stop);
        var estimator = TrialEstimators.Create(manifest, catalog, settings.Threads, time);
        using var disposal = estimator as IDisposable;
        return await new TrainerLoop(repository, estimator, time, Options(heartbeat) with { Environment = TrainerEnvironment.Of(manifest) }).RunAsync(manifest.Id, stop);
    }

    private TrainerOptions Options(HeartbeatWriter heartbeat) => new()
    {
        Name = settings.Name,
        RequestedAt = settings.RequestedAt,
        Threads = settings.Threads,
        ClaimDuration = ClaimDuration,
        PollInterval = PollInterval,
        IdleTimeout = settings.IdleTimeout,
        StopGrace = StopGrace,
        Abort = HungTrainer.End,
        Scored = trial =>
        {
            heartbeat.Scored();
            TrainerHostLog.Scored(logger, settings.Name, trial);
        },
        Failed = (trial, problem) => TrainerHostLog.AttemptFailed(logger, settings.Name, trial, problem),
    };
}
