using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Screening;

/// <summary>Where a search with screenings stands.</summary>
/// <param name="Trained">What is known without the screenings.</param>
/// <param name="Candidates">The candidates trained, open ones too.</param>
/// <param name="Ended">The screenings that ended, failed ones too.</param>
/// <param name="IsComplete">Whether no screening is open.</param>
/// <param name="Best">The screening of the best candidate that is not trained yet, the earlier of equals; null where there is none.</param>
internal sealed record ScreeningState(SearchHistory Trained, int Candidates, int Ended, bool IsComplete, int? Best)
{
    /// <summary>Reads a history. Costs one pass.</summary>
    /// <param name="history">All that is known.</param>
    /// <param name="proxy">What ranks candidates, the larger the better.</param>
    public static ScreeningState Of(SearchHistory history, string proxy)
    {
        var screened = history.Observations.Where(each => each.Trial.IsScreening).ToList();
        var trained = history.Observations.Where(each => !each.Trial.IsScreening).ToList();
        var candidates = trained.Select(each => each.Trial.ArchitectureId).ToHashSet(StringComparer.Ordinal);
        var best = screened
            .Where(each => each.Metric(proxy) is not null && !candidates.Contains(each.Trial.ArchitectureId))
            .MaxBy(each => each.Metric(proxy));
        var open = screened.Count(each => each.IsPending);
        return new(history with { Observations = trained }, candidates.Count, screened.Count - open, open == 0, best?.Trial.Number);
    }
}
