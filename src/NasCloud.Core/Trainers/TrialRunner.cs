using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;
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
        var posting = await repository.ReadPostingAsync(Id, claim.Trial, stop);
        if (posting is null || await repository.ReadScoreAsync(Id, claim.Trial, stop) is not null)
        {
            // Left behind by someone who died between two writes.
            await board.RemoveAsync(claim.Trial, stop);
            return false;
        }

        var trial = posting.Trial;
        var log = await AttemptLog.OpenAsync(repository, SearchPaths.Attempts(Id, trial.Number), stop);
        var attempt = new Attempt(claim, trial, log, time.GetUtcNow(), time.GetTimestamp());
        var epoch = await TrainedEpochsAsync(trial, stop);
        if (IsHopeless(log, epoch))
            return await WriteScoreAsync(attempt, GiveUp(attempt));
        var record = new TrialAttempt(options.Name, attempt.StartedAt, epoch, Session: options.Session);
        await log.BeginAsync(record, stop);
        options.Began?.Invoke(trial.Number, log.Count);
        using var telemetry = AttemptTelemetry.Begin(Id, posting, record, log.Count, time);
        await using var words = new TrialLog(repository.Store, SearchPaths.Log(Id, trial.Number, log.Count), Heading(attempt, epoch), time);
        return await TryAsync(attempt with { Telemetry = telemetry, Words = words }, stop);
    }

    private string Heading(Attempt attempt, int epoch) => FormattableString.Invariant(
        $"attempt {attempt.Log.Count} at trial {attempt.Trial.Number} by {options.Name} with {Threads(attempt.Trial)} threads: {attempt.Trial.Epochs} epochs{(epoch > 0 ? $", {epoch} of them trained before" : "")}");

    private async Task<bool> TryAsync(Attempt attempt, CancellationToken stop)
    {
        await using var watch = new AttemptWatch(attempt.Claim.Lease, TimeLimit(attempt), time, options, stop);
        try
        {
            var estimate = await EstimateAsync(attempt, watch);
            var score = Score(attempt, estimate.Outcome, estimate.Error) with { Metrics = WithCosts(attempt.Trial, estimate) };
            attempt.Telemetry?.Scored(score);
            if (score.Error is not null)
                attempt.Words?.Add($"{CoreJson.Name(score.Outcome)}: {score.Error}");
            return await WriteScoreAsync(attempt, score);
        }
        catch (OperationCanceledException) when (watch.Stop.IsCancellationRequested)
        {
            return await StoppedAsync(attempt, watch.Cause);
        }
        catch (Exception exception) when (exception is StoreException or TrainerFaultException)
        {
            // Not the candidate's fault: what stands in the way of this trainer must not cost the trial an attempt.
            attempt.Telemetry?.Faulted(exception);
            attempt.Words?.Add($"given back, through no fault of the candidate's: {exception}");
            await GiveBackAsync(attempt);
            throw;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A candidate may fail in any way; it must never take the search with it.
            attempt.Words?.Add(exception.ToString());
            return await FailedAsync(attempt, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<TrialEstimate> EstimateAsync(Attempt attempt, AttemptWatch watch)
    {
        var trial = attempt.Trial;
        var architecture = _space.Decode(trial.Genotype).Simplify();
        var assignment = new TrialAssignment(manifest.Spec, trial, _space, architecture, Threads(trial));
        var session = new TrialSession(repository, Id, trial, watch.ReportProgress, attempt.Telemetry, attempt.Words);
        // The estimator computes for long without awaiting; the heartbeat must not wait for it.
        return await Task.Run(() => estimator.EstimateAsync(assignment, session, watch.Stop), CancellationToken.None);
    }

    private async Task<bool> StoppedAsync(Attempt attempt, StopCause cause)
    {
        switch (cause)
        {
            case StopCause.TimeLimit:
                var error = $"It trained longer than the trial time-out of {manifest.Spec.TrialTimeout}.";
                var score = Score(attempt, TrialOutcome.TimedOut, error);
                attempt.Telemetry?.Scored(score);
                attempt.Words?.Add(error);
                return await WriteScoreAsync(attempt, score);
            case StopCause.Stalled:
                var silence = $"Nothing was heard from it for {options.StallTimeout}: it hung.";
                attempt.Words?.Add(silence);
                return await FailedAsync(attempt, silence);
            default:
                attempt.Words?.Add("given back: the trainer was asked to stop");
                await GiveBackAsync(attempt);
                return false;
        }
    }

    private async Task GiveBackAsync(Attempt attempt)
    {
        await EndAsync(attempt, ended => ended with { GivenBack = true });
        await attempt.Claim.Lease.ReleaseAsync(CancellationToken.None);
    }

    private async Task<bool> FailedAsync(Attempt attempt, string error)
    {
        attempt.Telemetry?.Failed(error);
        options.Failed?.Invoke(attempt.Trial.Number, error);
        await EndAsync(attempt, ended => ended with { Error = error });
        if (IsHopeless(attempt.Log, await TrainedEpochsAsync(attempt.Trial, CancellationToken.None)))
            return await WriteScoreAsync(attempt, GiveUp(attempt));
        await attempt.Claim.Lease.ReleaseAsync(CancellationToken.None);
        return false;
    }

    private Task EndAsync(Attempt attempt, Func<TrialAttempt, TrialAttempt> change) =>
        attempt.Log.EndAsync(ended => change(ended) with { Seconds = Seconds(attempt) }, CancellationToken.None);

    private async Task<int> TrainedEpochsAsync(Trial trial, CancellationToken cancellationToken) =>
        (await repository.ReadJsonAsync<TrialProgressRecord>(SearchPaths.Progress(Id, trial.Number), cancellationToken))?.Epoch ?? 0;

    private bool IsHopeless(AttemptLog log, int epoch) => log.WithoutProgress(epoch, options.Session) > manifest.Spec.Retries;

    private async Task<bool> WriteScoreAsync(Attempt attempt, TrialScore score)
    {
        var claim = attempt.Claim;
        // Whoever sees the score finds the words that go with it.
        if (attempt.Words is { } words)
            await words.WriteAsync();
        // A score that is there already stands: this trainer had lost its claim without knowing it.
        var written = await repository.CreateScoreAsync(Id, score, CancellationToken.None);
        await board.RemoveAsync(claim.Trial, CancellationToken.None);
        await claim.Lease.ReleaseAsync(CancellationToken.None);
        options.Scored?.Invoke(score.Trial);
        return written;
    }

    private int Threads(Trial trial) => trial.Kind == TrialKind.Search ? options.Threads : options.FinalThreads ?? options.Threads;

    private double Seconds(Attempt attempt) => time.GetElapsedTime(attempt.Begun).TotalSeconds;

    private TimeSpan? TimeLimit(Attempt attempt) =>
        attempt.Trial.Kind == TrialKind.Search && manifest.Spec.TrialTimeout is { } limit
            ? limit - TimeSpan.FromSeconds(attempt.Log.Seconds)
            : null;

    private TrialScore Score(Attempt attempt, TrialOutcome outcome, string? error) => new()
    {
        Trial = attempt.Trial.Number,
        Outcome = outcome,
        Error = error,
        Attempts = attempt.Log.Count,
        DeviceSeconds = attempt.Log.Seconds + Seconds(attempt),
        StartedAt = attempt.StartedAt,
        FinishedAt = time.GetUtcNow(),
        Trainer = options.Name,
        Threads = Threads(attempt.Trial),
    };

    private TrialScore GiveUp(Attempt attempt)
    {
        var last = attempt.Log.LastFailed;
        var death = last?.Death is { } seen ? $". The last one {seen}" : ": it crashed, hung, or ran out of memory.";
        var lost = $"Its trainer was lost {manifest.Spec.Retries + 1} times without getting any further{death}";
        // The seconds of this attempt are in the log already, or it never began.
        return Score(attempt, TrialOutcome.Failed, last?.Error ?? lost) with { DeviceSeconds = attempt.Log.Seconds };
    }

    /// <summary>What an attempt measured, and what is known of a network without training it.</summary>
    internal static ImmutableSortedDictionary<string, double> WithCosts(Trial trial, TrialEstimate estimate)
    {
        if (estimate.Outcome != TrialOutcome.Succeeded)
            return ImmutableSortedDictionary<string, double>.Empty;
        if (trial.Kind == TrialKind.Supernet)
            return estimate.Metrics;
        var metrics = estimate.Metrics.SetItem(MetricNames.Parameters, trial.Parameters).SetItem(MetricNames.Flops, trial.Flops);
        return trial.PredictedLatencyMs is { } predicted ? metrics.SetItem(MetricNames.PredictedLatencyMs, predicted) : metrics;
    }
}
