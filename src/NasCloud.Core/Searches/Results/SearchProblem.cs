using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Results;

/// <summary>Says why a search that ended has not brought what was asked for.</summary>
internal static class SearchProblem
{
    public static string? Of(LedgerState state, SearchResult? result)
    {
        if (IsCancelled(state))
            return null;
        if (result is null)
            return NoWinner(state);
        return state.Final?.Score is { Outcome: not TrialOutcome.Succeeded } final
            ? $"The winner stands in the result without a final model, since its full training failed: {final.Error}"
            : null;
    }

    /// <summary>Whether the user cancelled the search, or the training of its winner.</summary>
    public static bool IsCancelled(LedgerState state) =>
        state.Ended == EndReason.Cancelled || state.Final?.Score?.Outcome == TrialOutcome.Cancelled;

    private static string NoWinner(LedgerState state)
    {
        if (state.Ended == EndReason.SupernetFailed)
            return $"No candidate was scored, since the training of the supernet failed, which ends this search: {state.Supernet?.Score?.Error} Start a new one once that is mended.";
        if (state.Trials.Count == 0 && state.Ended is EndReason.WallClock or EndReason.DeviceHours)
            return "The budget ended before any candidate was scored. Raise 'budget'.";
        if (state.Trials.Count == 0)
            return "No candidate was found that the constraints allow. Loosen 'constraints' or widen 'space'.";
        List<Observation> trained = [.. state.Trials.Where(trial => !trial.Trial.IsScreening)];
        if (trained.Count == 0)
            return $"None of {state.Trials.Count} screened candidates was trained before the search ended. Raise the 'budget', or lower 'screening.pool'.";
        var commonest = trained
            .GroupBy(trial => trial.Score?.Error ?? "no reason was recorded", StringComparer.Ordinal)
            .MaxBy(group => group.Count())!;
        return $"None of {trained.Count} trials ended with metrics; the commonest reason, of {commonest.Count()}: {commonest.Key}";
    }
}
