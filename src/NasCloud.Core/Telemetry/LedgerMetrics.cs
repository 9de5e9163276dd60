using NasCloud.Core.Costs;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Telemetry;

/// <summary>Counts what this process wrote into ledgers.</summary>
/// <remarks>
/// An entry is written by one process, so that the sum over all processes is what the ledgers say: each entry once, however
/// often an activity ran. Missing are entries whose writer died, or whose store stayed silent to the end, before it could tell.
/// </remarks>
/// <param name="price">What a device costs; null where it is not known, and no cost is counted.</param>
internal sealed class LedgerMetrics(DevicePrice? price)
{
    /// <summary>Counts one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="state">The ledger with it.</param>
    public void Count(LedgerEntry entry, LedgerState state)
    {
        switch (entry)
        {
            case TrialProposed proposed:
                SearchMetrics.ProposedTrials.Add(1, Kind(proposed.Trial.Number, state));
                break;
            case TrialEnded ended:
                Count(ended, Kind(ended.Score.Trial, state));
                break;
            case SearchEnded ended:
                SearchMetrics.Searches.Add(1, new KeyValuePair<string, object?>(TelemetryNames.EndReason, CoreJson.Name(ended.Reason)));
                break;
        }
    }

    private void Count(TrialEnded ended, KeyValuePair<string, object?> kind)
    {
        var score = ended.Score;
        SearchMetrics.Trials.Add(1, kind, new(TelemetryNames.Outcome, CoreJson.Name(score.Outcome)));
        if (score.Attempts > 1)
            SearchMetrics.Retries.Add(score.Attempts - 1, kind);
        SearchMetrics.DeviceTime.Add(score.DeviceSeconds, kind);
        if (price is not null)
            SearchMetrics.Cost.Add((double)price.Of(score.DeviceSeconds), kind, new(TelemetryNames.Currency, price.Currency));
    }

    private static KeyValuePair<string, object?> Kind(int trial, LedgerState state) =>
        new(TelemetryNames.TrialKind, CoreJson.Name(state.Find(trial)!.Trial.Kind));
}
