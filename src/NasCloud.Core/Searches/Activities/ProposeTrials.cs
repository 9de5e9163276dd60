using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Decides what comes next and writes it to the ledger: new trials, the end, or the training of the winner.</summary>
public sealed class ProposeTrials(SearchSessions sessions, SearchRepository repository, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<SearchStep> RunAsync(SearchInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var wish = await repository.ReadWishAsync(input.SearchId, cancellationToken);
        if (wish == ControlWish.Pause)
            return new SearchStep(SearchStepKind.Pause, []);
        var decision = await session.Ledger.ChangeAsync(state => Decide(session, state, wish), cancellationToken);
        if (decision.BeginsFinal)
            await repository.WriteStatusAsync(input.SearchId, new SearchStatus(SearchState.Finishing, time.GetUtcNow()), cancellationToken);
        if (decision.CancelOpen)
            await CancelAsync(input.SearchId, decision.Step.Open, cancellationToken);
        return decision.Step;
    }

    private LedgerChange<Decision> Decide(SearchSession session, LedgerState state, ControlWish wish)
    {
        var now = time.GetUtcNow();
        if (wish == ControlWish.Cancel)
            return Cancel(state, now);
        if (state.Ended is not null)
            return Conclude(session, state, [], now);
        var plan = session.Planner.Plan(state, now);
        if (plan.End is { } reason)
            return Conclude(session, state, [new SearchEnded(now, reason)], now);
        var open = state.Open.Concat(plan.NewTrials.Select(trial => trial.Number));
        // All open trials are cancelled, those not in flight yet too; otherwise only so many are seen through at a time.
        var inFlight = plan.CancelOpen ? open : open.Take(session.Manifest.Spec.Parallelism);
        return new LedgerChange<Decision>(
            [.. plan.NewTrials.Select(trial => new TrialProposed(now, trial))],
            new Decision(Work(inFlight), CancelOpen: plan.CancelOpen));
    }

    private static LedgerChange<Decision> Cancel(LedgerState state, DateTimeOffset now)
    {
        if (state.Open.Count > 0)
            return new LedgerChange<Decision>([], new Decision(Work(state.Open), CancelOpen: true));
        LedgerEntry[] entries = state.Ended is null ? [new SearchEnded(now, EndReason.Cancelled)] : [];
        return new LedgerChange<Decision>(entries, Decision.Finish);
    }

    private static LedgerChange<Decision> Conclude(SearchSession session, LedgerState state, LedgerEntry[] entries, DateTimeOffset now)
    {
        if (state.Open.Count > 0)
            return new LedgerChange<Decision>(entries, new Decision(Work(state.Open)));
        if (!NeedsFinal(session.Manifest, state) || FinalTraining.Winner(session.Manifest, state) is not { } winner)
            return new LedgerChange<Decision>(entries, Decision.Finish);
        var final = FinalTraining.Create(session.Manifest, state, winner, now);
        return new LedgerChange<Decision>(
            [.. entries, new TrialProposed(now, final)],
            new Decision(Work([final.Number]), BeginsFinal: true));
    }

    private static bool NeedsFinal(SearchManifest manifest, LedgerState state) =>
        manifest.Spec.Final is not null && state is { Final: null, Ended: not EndReason.Cancelled };

    private static SearchStep Work(IEnumerable<int> open) => new(SearchStepKind.Work, [.. open]);

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

    private sealed record Decision(SearchStep Step, bool CancelOpen = false, bool BeginsFinal = false)
    {
        public static Decision Finish { get; } = new(new SearchStep(SearchStepKind.Finish, []));
    }
}
