using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity;

/// <summary>Promotion from rung to rung, the highest first: what schedulers share that wait for nobody.</summary>
internal static class Rungs
{
    /// <summary>The next trial: of the highest rung that has one, the first that may go on and has not yet; else a new candidate.</summary>
    /// <param name="rungs">The epochs of all rungs, ascending, at least one.</param>
    /// <param name="history">What is known.</param>
    /// <param name="goingOn">Of all trials that ended on a rung, failed ones too, those that may go on, the best first.</param>
    public static FidelityChoice Next(IReadOnlyList<int> rungs, SearchHistory history, Func<IReadOnlyList<Observation>, IEnumerable<Observation>> goingOn)
    {
        var promoted = history.Observations.Select(observation => observation.Trial.ContinuesFrom).ToHashSet();
        for (var rung = rungs.Count - 2; rung >= 0; rung--)
        {
            List<Observation> ended = [.. history.Observations.Where(each => each.Trial.Epochs == rungs[rung] && !each.IsPending)];
            if (goingOn(ended).FirstOrDefault(each => !promoted.Contains(each.Trial.Number)) is { } next)
                return new(rungs[rung + 1], next.Trial.Number);
        }

        return new(rungs[0]);
    }
}
