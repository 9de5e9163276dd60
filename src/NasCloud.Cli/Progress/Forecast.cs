using NasCloud.Core.Searches;

namespace NasCloud.Cli.Progress;

/// <summary>How long a search may still take, from its rate so far.</summary>
/// <param name="Left">The time left.</param>
/// <param name="IsLimit">Whether it is a limit that holds (the wall clock) and not an estimate.</param>
internal sealed record Forecast(TimeSpan Left, bool IsLimit)
{
    /// <summary>The least over the budgets; null while there is nothing to go by.</summary>
    public static Forecast? Of(SearchFrame frame) => frame.Snapshot.Status.State switch
    {
        SearchState.Searching => OfSearch(frame.Snapshot),
        SearchState.Finishing => OfFinal(frame),
        _ => null,
    };

    /// <summary>How long until one limit is reached; null while there is nothing to go by, and once no more is searched.</summary>
    public static Forecast? Of(SearchSnapshot snapshot, BudgetUse use) => snapshot.Status.State is SearchState.Searching ? OfBudget(snapshot, use) : null;

    /// <summary>Seconds of trainers' time that the whole search may cost, at its rate so far; null while there is nothing to go by.</summary>
    public static double? DeviceSeconds(SearchSnapshot snapshot) =>
        snapshot is { Status.State: SearchState.Searching, DeviceSeconds: > 0 } && snapshot.Elapsed > TimeSpan.Zero && OfSearch(snapshot) is { } forecast
            ? snapshot.DeviceSeconds * (1 + (forecast.Left / snapshot.Elapsed))
            : null;

    private static Forecast? OfSearch(SearchSnapshot snapshot) =>
        BudgetUse.Of(snapshot).Select(use => OfBudget(snapshot, use)).Where(each => each is not null).MinBy(each => each!.Left);

    private static Forecast? OfBudget(SearchSnapshot snapshot, BudgetUse use) => use.Kind switch
    {
        BudgetKind.WallClock => new Forecast(Positive(use.Limit - use.Used), IsLimit: true),
        BudgetKind.Trials => AtRate(snapshot, CandidatesEnded(snapshot), use.Limit),
        _ => AtRate(snapshot, use.Used, use.Limit),
    };

    private static Forecast? AtRate(SearchSnapshot snapshot, double used, double limit) =>
        used > 0 ? new Forecast(Positive((limit - used) * (snapshot.Elapsed.TotalSeconds / used)), IsLimit: false) : null;

    private static Forecast? OfFinal(SearchFrame frame)
    {
        if (frame.Snapshot.Final is not { IsPending: true } final
            || frame.Curves.GetValueOrDefault(final.Trial.Number) is not { Count: > 0 } curve)
            return null;
        var left = (final.Trial.Epochs - curve[^1].Epoch) * curve.Average(point => point.Seconds);
        var allowed = final.Trial.TimeLimit?.TotalSeconds - curve.Sum(point => point.Seconds);
        return new Forecast(Positive(Math.Min(left, allowed ?? left)), IsLimit: false);
    }

    private static int CandidatesEnded(SearchSnapshot snapshot) =>
        snapshot.Trials.Where(trial => !trial.IsPending && !trial.Trial.IsScreening).DistinctBy(trial => trial.Trial.ArchitectureId).Count();

    private static TimeSpan Positive(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(3650).TotalSeconds));
}
