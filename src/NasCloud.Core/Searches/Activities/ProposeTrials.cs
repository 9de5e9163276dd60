using NasCloud.Core.Collections;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Decides what comes next and writes it to the ledger: new trials, the end, or the training of the winner.</summary>
public sealed class ProposeTrials(SearchSessions sessions, SearchRepository repository, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<SearchStep> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var wish = await repository.ReadWishAsync(input.SearchId, cancellationToken);
        if (wish == ControlWish.Pause)
            return new SearchStep(SearchStepKind.Pause, []);
        IReadOnlyList<LedgerEntry> news = [];
        var decision = await session.Ledger.ChangeAsync(
            state =>
            {
                var change = Decide(session, state, wish);
                news = change.Entries;
                return change;
            },
            cancellationToken);
        Trace(session.Manifest, news, begun);
        if (decision.IsFinal)
            await ShowFinishingAsync(input.SearchId, cancellationToken);
        if (decision.CancelOpen)
            await CancelAsync(input.SearchId, decision.Step.Open, cancellationToken);
        return decision.Step;
    }

    // A search looks far more often than there is something to decide: only what was decided has a span.
    private static void Trace(SearchManifest manifest, IReadOnlyList<LedgerEntry> news, DateTimeOffset begun)
    {
        if (news.Count == 0)
            return;
        using var span = SearchTrace.Start(TelemetryNames.ProposeTrials, manifest, begun);
        span?.SetTag(TelemetryNames.Trials, news.OfType<TrialProposed>().Count());
        if (news.OfType<SearchEnded>().SingleOrDefault() is { } ended)
            span?.SetTag(TelemetryNames.EndReason, CoreJson.Name(ended.Reason));
    }

    private LedgerChange<Decision> Decide(SearchSession session, LedgerState state, ControlWish wish)
    {
        var now = time.GetUtcNow();
        if (wish == ControlWish.Cancel)
            return End(state, EndReason.Cancelled, now);
        if (state.Ended is not null)
            return Conclude(session, state, [], now);
        var plan = session.Planner.Plan(state, now);
        if (plan.End is { } reason)
            return state.Open.Count > 0 ? End(state, reason, now) : Conclude(session, state, [new SearchEnded(now, reason)], now);
        var open = state.Open.Concat(plan.NewTrials.Select(trial => trial.Number));
        return new LedgerChange<Decision>(
            [.. plan.NewTrials.Select(trial => new TrialProposed(now, trial))],
            new Decision(Work(open.Take(session.Manifest.Spec.Parallelism))));
    }

    // The end is written before anything is cancelled, so that no crash in between lets the search go on.
    private static LedgerChange<Decision> End(LedgerState state, EndReason reason, DateTimeOffset now)
    {
        LedgerEntry[] entries = state.Ended is null ? [new SearchEnded(now, reason)] : [];
        return new LedgerChange<Decision>(entries, state.Open.Count > 0 ? Decision.Cancel(state.Open) : Decision.Finish);
    }

    private static LedgerChange<Decision> Conclude(SearchSession session, LedgerState state, LedgerEntry[] entries, DateTimeOffset now)
    {
        if (state.Final is { IsPending: true } running)
            return new LedgerChange<Decision>(entries, new Decision(Work([running.Trial.Number]), IsFinal: true));
        if (state.Open.Count > 0)
            return new LedgerChange<Decision>(entries, Decision.Cancel(state.Open));
        if (!NeedsFinal(session.Manifest, state) || FinalTraining.Winner(session.Manifest, state) is not { } winner)
            return new LedgerChange<Decision>(entries, Decision.Finish);
        var final = FinalTraining.Create(session.Manifest, state, winner, now);
        return new LedgerChange<Decision>(
            [.. entries, new TrialProposed(now, final)],
            new Decision(Work([final.Number]), IsFinal: true));
    }

    // A final training that failed is tried once more in each later session: what stood in its way may be mended.
    private static bool NeedsFinal(SearchManifest manifest, LedgerState state) =>
        manifest.Spec.Final is not null
        && state.Ended is not EndReason.Cancelled
        && (state.Final is null || (state.Final is { HasMetrics: false, Score.Outcome: not TrialOutcome.Cancelled } && state.FinalSession != state.Session));

    private static SearchStep Work(IEnumerable<int> open)
    {
        ValueArray<int> numbers = [.. open];
        return new SearchStep(SearchStepKind.Work, numbers, numbers.Count);
    }

    private async Task ShowFinishingAsync(SearchId id, CancellationToken cancellationToken)
    {
        if ((await repository.ReadStatusAsync(id, cancellationToken))?.State != SearchState.Finishing)
            await repository.WriteStatusAsync(id, new SearchStatus(SearchState.Finishing, time.GetUtcNow()), cancellationToken);
    }

    private async Task CancelAsync(SearchId id, IEnumerable<int> open, CancellationToken cancellationToken)
    {
        foreach (var trial in open)
        {
            // The first score stands: a trial that ends at this very moment keeps its own.
            await repository.CreateScoreAsync(id, Cancelled(trial), cancellationToken);
            await repository.Store.DeleteAsync(SearchPaths.BoardEntry(id, trial), cancellationToken);
        }
    }

    private TrialScore Cancelled(int trial) => new()
    {
        Trial = trial,
        Outcome = TrialOutcome.Cancelled,
        Error = "The search ended before the trial did.",
        Attempts = 0,
        StartedAt = time.GetUtcNow(),
        FinishedAt = time.GetUtcNow(),
    };

    private sealed record Decision(SearchStep Step, bool CancelOpen = false, bool IsFinal = false)
    {
        public static Decision Finish { get; } = new(new SearchStep(SearchStepKind.Finish, []));

        // All open trials, those not in flight yet too; they need no trainers any more.
        public static Decision Cancel(IEnumerable<int> open) => new(new SearchStep(SearchStepKind.Work, [.. open]), CancelOpen: true);
    }
}
