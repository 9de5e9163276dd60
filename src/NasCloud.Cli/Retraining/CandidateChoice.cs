using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Retraining;

/// <summary>Finds the trial whose network a command is about.</summary>
internal static class CandidateChoice
{
    /// <summary>A trial that has a network to train or to export.</summary>
    /// <param name="search">The search.</param>
    /// <param name="number">The trial's number; null for the winner.</param>
    /// <exception cref="CliException">There is none, or none that can be trained.</exception>
    public static Observation Find(SearchSnapshot search, int? number)
    {
        var id = search.Manifest.Id;
        var found = number is { } given ? SearchSummary.Find(search, given) : SearchSummary.WinnerOf(search);
        // The final training's network is the winner's, whose own trial compares with the others.
        if (found?.Trial.Kind == TrialKind.Final)
            found = SearchSummary.WinnerOf(search);
        if (found is null)
            throw new CliException(ExitCode.NotFound, number is null
                ? $"{id} has no winner yet, since no trial has metrics: 'nascloud resume {id}' goes on with it."
                : $"{id} has no trial {number}: it has trials 1 to {search.Trials.Count}.");
        if (RetrainingPlan.FindProblem(search, found) is { } problem)
            throw new CliException(ExitCode.Invalid, problem);
        return found;
    }
}
