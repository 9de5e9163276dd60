using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Takes a trial's score into the ledger, once, and its entry off the board.</summary>
public sealed class RecordScore(SearchSessions sessions, SearchRepository repository, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    /// <returns>Whether this call recorded it; false when an earlier one had.</returns>
    public async Task<bool> RunAsync(TrialInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var score = await repository.ReadScoreAsync(input.SearchId, input.Trial, cancellationToken)
            ?? throw new InvalidOperationException($"Trial {input.Trial} of {input.SearchId} has no score to record.");
        using var span = SearchTrace.Start(TelemetryNames.RecordScore, session.Manifest)?
            .SetTag(TelemetryNames.Trial, input.Trial)
            .SetTag(TelemetryNames.Outcome, CoreJson.Name(score.Outcome));
        var recorded = await session.Ledger.ChangeAsync(state => Record(state, score), cancellationToken);
        // Trainers take it down themselves; one that died after writing the score did not.
        await repository.Store.DeleteAsync(SearchPaths.BoardEntry(input.SearchId, input.Trial), cancellationToken);
        var ended = await session.Ledger.ReadAsync(state => state.Find(input.Trial)!, cancellationToken);
        await new CheckpointRetention(repository, input.SearchId, session.Manifest.Spec.InheritWeights).AfterTrialAsync(ended, session.Planner.MaxEpochs, cancellationToken);
        return recorded;
    }

    private LedgerChange<bool> Record(LedgerState state, TrialScore score) =>
        state.Open.Contains(score.Trial)
            ? new LedgerChange<bool>([new TrialEnded(time.GetUtcNow(), score)], true)
            : new LedgerChange<bool>([], false);
}
