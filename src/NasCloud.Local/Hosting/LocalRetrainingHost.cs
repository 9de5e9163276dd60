using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trials;

namespace NasCloud.Local.Hosting;

/// <summary>Trains a trial of a search anew on this machine, one seed after the other, in this process.</summary>
/// <param name="repository">The store.</param>
/// <param name="estimators">Makes what trains; called once something is to be trained. It is disposed of where it is <see cref="IDisposable"/>.</param>
/// <param name="time">The clock.</param>
public sealed class LocalRetrainingHost(SearchRepository repository, Func<SearchManifest, ITrialEstimator> estimators, TimeProvider time)
{
    /// <summary>The threads to compute with, at least 1. Equal numbers give equal results.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Trains the seeds that have not been trained, from where an earlier call left them.</summary>
    /// <param name="plan">What to train.</param>
    /// <param name="happened">Told of each epoch and each seed's end.</param>
    /// <param name="stop">Asks to stop soon.</param>
    /// <exception cref="SearchBusyException">The search is being driven, or another process trains the same.</exception>
    /// <exception cref="TrainerFaultException">Nothing can be trained here.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the next call goes on.</exception>
    public async Task<RetrainingReport> RunAsync(RetrainingPlan plan, Action<RetrainingEvent> happened, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(happened);
        await RequireIdleAsync(plan.Manifest.Id, stop);
        await repository.CreateJsonAsync(plan.Document, RetrainingDocument.Of(plan), stop);
        await using var ownership = await SearchOwnership.TryTakeAsync(repository.Store, plan.Document, time, stop) ?? throw Busy(plan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, ownership.Lost);
        try
        {
            return new(plan, await TrainAsync(plan, happened, either.Token));
        }
        catch (OperationCanceledException) when (ownership.Lost.IsCancellationRequested)
        {
            throw Busy(plan);
        }
    }

    private async Task<IReadOnlyList<TrialScore>> TrainAsync(RetrainingPlan plan, Action<RetrainingEvent> happened, CancellationToken stop)
    {
        var (models, scores) = (new RetrainedModels(repository), new List<TrialScore>());
        var estimator = new Lazy<ITrialEstimator>(() => estimators(plan.Manifest));
        try
        {
            foreach (var training in plan.All)
            {
                var known = await models.ReadScoreAsync(training, stop);
                var score = known ?? await new Retrainer(repository, estimator.Value, time, Environment.MachineName, Threads)
                    .TrainAsync(training, point => happened(new RetrainingEvent.EpochEnded(training, point)), stop);
                happened(new RetrainingEvent.SeedEnded(training, score, IsNew: known is null));
                scores.Add(score);
            }
        }
        finally
        {
            if (estimator.IsValueCreated)
                (estimator.Value as IDisposable)?.Dispose();
        }

        return scores;
    }

    /// <summary>Trainers of a search that runs have the machine, and its winner may change any moment.</summary>
    private async Task RequireIdleAsync(SearchId id, CancellationToken cancellationToken)
    {
        await using var ownership = await SearchOwnership.TryTakeAsync(repository.Store, id, time, cancellationToken);
        if (ownership is null)
            throw new SearchBusyException(id, $"Search '{id}' runs. Wait for its end, or pause it with 'nascloud pause {id}', and train its trials anew then.");
    }

    private static SearchBusyException Busy(RetrainingPlan plan) => new(
        plan.Manifest.Id, $"Trial {plan.Candidate.Trial.Number} of '{plan.Manifest.Id}' is trained anew for {plan.Epochs} epochs by another process. Wait for its end, or end it first.");
}
