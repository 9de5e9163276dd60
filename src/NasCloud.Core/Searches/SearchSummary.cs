using NasCloud.Core.Objectives;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches;

/// <summary>The figures that follow from a snapshot.</summary>
/// <param name="Best">The best trial so far; null while none has metrics.</param>
/// <param name="Done">Search trials that ended with metrics.</param>
/// <param name="Failed">Search trials that ended without, those left out that the search's end cut short.</param>
/// <param name="Running">Trials that trainers may work on.</param>
/// <param name="Waiting">Trials proposed but not in flight yet.</param>
/// <param name="TrialsPerMinute">Search trials ended a minute of running; null before the first.</param>
public sealed record SearchSummary(Observation? Best, int Done, int Failed, int Running, int Waiting, double? TrialsPerMinute)
{
    /// <summary>Counts. Costs one pass over the trials, and ranking them.</summary>
    public static SearchSummary Of(SearchSnapshot snapshot)
    {
        var done = snapshot.Trials.Count(trial => trial.HasMetrics);
        // Trials that the search's end cut short neither failed nor say anything of its rate.
        var ended = snapshot.Trials.Count(trial => trial.Score is { Outcome: not TrialOutcome.Cancelled });
        var running = InFlight(snapshot).Count();
        return new SearchSummary(
            BestOf(snapshot), done, ended - done, running, snapshot.Open.Count - running, Rate(ended, snapshot.Elapsed));
    }

    /// <summary>The numbers of the trials that are seen through at the moment: as many as may be in flight, lowest first.</summary>
    public static IEnumerable<int> InFlight(SearchSnapshot snapshot) => snapshot.Open.Take(snapshot.Manifest.Spec.Parallelism);

    /// <summary>The best trial so far; null while none has metrics.</summary>
    public static Observation? BestOf(SearchSnapshot snapshot) =>
        Leaderboard.Of(snapshot.Trials, snapshot.Manifest.Spec.Objectives).FirstOrDefault() is { HasMetrics: true } best ? best : null;

    /// <summary>The winner as a search's end chooses it: of the Pareto front the trial best in the first objective; null while none has metrics.</summary>
    public static Observation? WinnerOf(SearchSnapshot snapshot) =>
        ParetoFront.Of(snapshot.Trials, snapshot.Manifest.Spec.Objectives) is [var winner, ..] ? winner : null;

    /// <summary>A trial by its number, the supernet's and the final one too.</summary>
    public static Observation? Find(SearchSnapshot snapshot, int number) =>
        snapshot.Final?.Trial.Number == number ? snapshot.Final
        : number == Trial.SupernetNumber ? snapshot.Supernet
        : number >= 1 && number <= snapshot.Trials.Count ? snapshot.Trials[number - 1]
        : null;

    private static double? Rate(int ended, TimeSpan elapsed) =>
        ended > 0 && elapsed > TimeSpan.Zero ? ended / elapsed.TotalMinutes : null;
}
