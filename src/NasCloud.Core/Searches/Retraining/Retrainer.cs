using System.Text;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>Trains a trial anew with one seed: from its last checkpoint where an earlier attempt left one, and not at all where it has ended.</summary>
/// <remarks>For the holder of the plan's lease alone.</remarks>
/// <param name="repository">The store.</param>
/// <param name="estimator">Trains.</param>
/// <param name="time">Measures what it takes.</param>
/// <param name="name">The trainer's name.</param>
/// <param name="threads">The threads to compute with, at least 1.</param>
public sealed class Retrainer(SearchRepository repository, ITrialEstimator estimator, TimeProvider time, string name, int threads)
{
    /// <summary>Trains, and leaves the models, their card and the score.</summary>
    /// <param name="training">What to train.</param>
    /// <param name="trained">Told of each epoch.</param>
    /// <param name="stop">Asks to stop soon; the next call goes on from the last checkpoint.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="TrainerFaultException">The trainer can't work at all.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<TrialScore> TrainAsync(RetrainedSeed training, Action<LearningCurvePoint> trained, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(training);
        var session = new RetrainingSession(repository, training, trained);
        var log = await AttemptLog.OpenAsync(repository, training.File("attempts"), stop);
        var (started, begun) = (time.GetUtcNow(), time.GetTimestamp());
        await log.BeginAsync(new TrialAttempt(name, started, await session.TrainedEpochsAsync(stop)), stop);
        var estimate = await TryAsync(training, session, (log, begun), stop);
        var score = new TrialScore
        {
            Trial = training.Trial.Number,
            Outcome = estimate.Outcome,
            Metrics = TrialRunner.WithCosts(training.Trial, estimate),
            Error = estimate.Error,
            Attempts = log.Count,
            DeviceSeconds = log.Seconds,
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
            Trainer = name,
            Threads = threads,
        };
        await WriteAsync(training, score);
        await session.RemoveCheckpointAsync(CancellationToken.None);
        return score;
    }

    private async Task<TrialEstimate> TryAsync(RetrainedSeed training, RetrainingSession session, (AttemptLog Log, long Begun) attempt, CancellationToken stop)
    {
        var (log, begun) = attempt;
        try
        {
            var manifest = training.Plan.Manifest;
            var space = SearchComponents.CreateSpace(manifest);
            var assignment = new TrialAssignment(manifest.Spec, training.Trial, space, space.Decode(training.Trial.Genotype).Simplify(), threads);
            // The estimator computes for long without awaiting.
            var estimate = await Task.Run(() => estimator.EstimateAsync(assignment, session, stop), CancellationToken.None);
            await EndAsync(ended => ended);
            return estimate;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(ended => ended with { GivenBack = true });
            throw;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            await EndAsync(ended => ended with { Error = $"{exception.GetType().Name}: {exception.Message}" });
            throw;
        }

        Task EndAsync(Func<TrialAttempt, TrialAttempt> change) =>
            log.EndAsync(ended => change(ended) with { Seconds = time.GetElapsedTime(begun).TotalSeconds }, CancellationToken.None);
    }

    /// <summary>Writes the card, and the score last: it says that all the rest is there.</summary>
    private async Task WriteAsync(RetrainedSeed training, TrialScore score)
    {
        var plan = training.Plan;
        if (score.Outcome == TrialOutcome.Succeeded && plan.Manifest.Dataset is { } data)
        {
            var models = await repository.ReadJsonAsync<ModelList>(training.File(ModelList.FileName), CancellationToken.None);
            var card = new ModelCard(plan.Manifest, Result(plan, score), data, models ?? new([])) { Retrained = training };
            await repository.Store.ReplaceAsync(training.File(ModelCard.FileName), Encoding.UTF8.GetBytes(card.ToString()), null, CancellationToken.None);
        }

        await repository.ReplaceJsonAsync(training.File(RetrainedSeed.ScoreName), score, CancellationToken.None);
    }

    /// <summary>The search's result if the trial had won.</summary>
    private static SearchResult Result(RetrainingPlan plan, TrialScore score) => new()
    {
        SearchId = plan.Manifest.Id,
        Reason = plan.Search.Status.Reason,
        Winner = plan.Candidate.Trial,
        Score = plan.Candidate.Score ?? new() { Trial = plan.Candidate.Trial.Number, Outcome = TrialOutcome.Cancelled },
        Final = score,
        Trials = plan.Search.Trials.Count,
        Architectures = plan.Search.Architectures,
        Screened = plan.Search.Screened,
        ElapsedSeconds = plan.Search.Elapsed.TotalSeconds,
        DeviceSeconds = plan.Search.DeviceSeconds,
    };
}
