using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>The trials of a search that train for one number of epochs.</summary>
/// <param name="Epochs">For how many.</param>
/// <param name="Ended">Trials that have ended, with metrics or without.</param>
/// <param name="Open">Trials that run or wait.</param>
/// <param name="Promoted">Trials that another one went on from, for more epochs.</param>
internal sealed record Rung(int Epochs, int Ended, int Open, int Promoted)
{
    /// <summary>The rungs of a search, the shortest training first; empty where all candidates train equally long.</summary>
    public static IReadOnlyList<Rung> Of(SearchSnapshot snapshot)
    {
        var trials = snapshot.Trials.Where(trial => !trial.Trial.IsScreening && trial.Score?.Outcome != TrialOutcome.Cancelled).ToList();
        var promoted = trials.Select(trial => trial.Trial.ContinuesFrom).OfType<int>().ToHashSet();
        List<Rung> rungs =
        [
            .. trials.GroupBy(trial => trial.Trial.Epochs).OrderBy(rung => rung.Key).Select(rung => new Rung(
                rung.Key, rung.Count(trial => !trial.IsPending), rung.Count(trial => trial.IsPending), rung.Count(trial => promoted.Contains(trial.Trial.Number)))),
        ];
        return rungs.Count > 1 ? rungs : [];
    }
}
