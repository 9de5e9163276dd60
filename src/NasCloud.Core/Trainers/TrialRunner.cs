using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>Makes one attempt at a claimed trial and writes its score, once, if the attempt settles it.</summary>
internal sealed class TrialRunner(
    SearchRepository repository,
    SearchManifest manifest,
    TrialBoard board,
    ITrialEstimator estimator,
    TimeProvider time,
    TrainerOptions options)
{
    private readonly SearchSpace _space = SearchComponents.CreateSpace(manifest);

    private SearchId Id => manifest.Id;

    /// <returns>Whether this attempt wrote the score.</returns>
    public async Task<bool> RunAsync(Claim claim, CancellationToken stop)
    {
        var trial = await repository.ReadTrialAsync(Id, claim.Trial, stop);
        if (trial is null || await repository.ReadScoreAsync(Id, claim.Trial, stop) is not null)
        {
            // Left behind by someone who died between two writes.
            await board.RemoveAsync(claim.Trial, stop);
            return false;
        }

        var attempts = await AttemptLog.OpenAsync(repository, Id, trial.Number, stop);
        var epoch = (await repository.ReadJsonAsync<TrialProgressRecord>(SearchPaths.Progress(Id, trial.Number), stop))?.Epoch ?? 0;
        var started = time.GetUtcNow();
        if (attempts.WithoutProgress(epoch) > manifest.Spec.Retries)
            return await WriteScoreAsync(claim, GiveUp(trial, attempts, started));
        await attempts.BeginAsync(new TrialAttempt(options.Name, started, epoch), stop);
        return await AttemptAsync(claim, trial, attempts, started, stop);
    }

    private async Task<bool> AttemptAsync(Claim claim, Trial trial, AttemptLog attempts, DateTimeOffset started, CancellationToken stop)
    {
        var begun = time.GetTimestamp();
        await using var watch = new AttemptWatch(claim.Lease, TimeLimit(trial, attempts), time, options, stop);
        try
        {
            var estimate = await EstimateAsync(trial, watch.Stop);
            return await WriteScoreAsync(claim, Score(trial, attempts, started, begun, estimate.Outcome, estimate.Error) with
            {
                Metrics = WithCosts(trial, estimate),
            });
        }
        catch (OperationCanceledException) when (watch.Stop.IsCancellationRequested)
        {
            return await StoppedAsync(claim, trial, attempts, started, begun, watch);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A candidate may fail in any way; it must never take the search with it.
            return await FailedAsync(claim, trial, attempts, started, begun, exception);
        }
    }

    private async Task<TrialEstimate> EstimateAsync(Trial trial, CancellationToken stop)
    {
        var architecture = _space.Decode(trial.Genotype).Simplify();
        var session = new TrialSession(repository, Id, trial);
        // The estimator computes for long without awaiting; the heartbeat must not wait for it.
        return await Task.Run(() => estimator.EstimateAsync(new TrialAssignment(manifest.Spec, trial, architecture, Threads(trial)), session, stop), CancellationToken.None);
    }

    private async Task<bool> StoppedAsync(Claim claim, Trial trial, AttemptLog attempts, DateTimeOffset started, long begun, AttemptWatch watch)
    {
        switch (watch.Cause)
        {
            case StopCause.TimeLimit:
                var error = $"It trained longer than the trial time-out of {manifest.Spec.TrialTimeout}.";
                return await WriteScoreAsync(claim, Score(trial, attempts, started, begun, TrialOutcome.TimedOut, error));
            case StopCause.AskedTo:
                await EndAttemptAsync(attempts, begun, attempt => attempt with { GivenBack = true });
                await claim.Lease.ReleaseAsync(CancellationToken.None);
                return false;
            default:
                // The claim is another's by now, and with it the trial's documents.
                return false;
        }
    }

    private async Task<bool> FailedAsync(Claim claim, Trial trial, AttemptLog attempts, DateTimeOffset started, long begun, Exception exception)
    {
        var error = $"{exception.GetType().Name}: {exception.Message}";
        await EndAttemptAsync(attempts, begun, attempt => attempt with { Error = error });
        var epoch = (await repository.ReadJsonAsync<TrialProgressRecord>(SearchPaths.Progress(Id, trial.Number), CancellationToken.None))?.Epoch ?? 0;
        if (attempts.WithoutProgress(epoch) > manifest.Spec.Retries)
            return await WriteScoreAsync(claim, GiveUp(trial, attempts, started));
        await claim.Lease.ReleaseAsync(CancellationToken.None);
        return false;
    }

    private Task EndAttemptAsync(AttemptLog attempts, long begun, Func<TrialAttempt, TrialAttempt> change) =>
        attempts.EndAsync(attempt => change(attempt) with { Seconds = time.GetElapsedTime(begun).TotalSeconds }, CancellationToken.None);

    private async Task<bool> WriteScoreAsync(Claim claim, TrialScore score)
    {
        // A score that is there already stands: this trainer had lost its claim without knowing it.
        var written = await repository.CreateScoreAsync(Id, score, CancellationToken.None);
        await board.RemoveAsync(claim.Trial, CancellationToken.None);
        await claim.Lease.ReleaseAsync(CancellationToken.None);
        options.Scored?.Invoke(score.Trial);
        return written;
    }

    private int Threads(Trial trial) => trial.Kind == TrialKind.Final ? options.FinalThreads ?? options.Threads : options.Threads;

    private TimeSpan? TimeLimit(Trial trial, AttemptLog attempts) =>
        trial.Kind == TrialKind.Search && manifest.Spec.TrialTimeout is { } limit
            ? limit - TimeSpan.FromSeconds(attempts.Seconds)
            : null;

    private TrialScore Score(Trial trial, AttemptLog attempts, DateTimeOffset started, long begun, TrialOutcome outcome, string? error) => new()
    {
        Trial = trial.Number,
        Outcome = outcome,
        Error = error,
        Attempts = attempts.Count,
        DeviceSeconds = attempts.Seconds + time.GetElapsedTime(begun).TotalSeconds,
        StartedAt = started,
        FinishedAt = time.GetUtcNow(),
        Trainer = options.Name,
        Threads = Threads(trial),
    };

    private TrialScore GiveUp(Trial trial, AttemptLog attempts, DateTimeOffset started) => new()
    {
        Trial = trial.Number,
        Outcome = TrialOutcome.Failed,
        Error = attempts.LastFailed?.Error ?? $"Its trainer was lost {manifest.Spec.Retries + 1} times without getting any further: it crashed, hung, or ran out of memory.",
        Attempts = attempts.Count,
        DeviceSeconds = attempts.Seconds,
        StartedAt = started,
        FinishedAt = time.GetUtcNow(),
        Trainer = options.Name,
        Threads = Threads(trial),
    };

    private static ImmutableSortedDictionary<string, double> WithCosts(Trial trial, TrialEstimate estimate) =>
        estimate.Outcome != TrialOutcome.Succeeded
            ? ImmutableSortedDictionary<string, double>.Empty
            : estimate.Metrics
                .SetItem(MetricNames.Parameters, trial.Parameters)
                .SetItem(MetricNames.Flops, trial.Flops);
}
