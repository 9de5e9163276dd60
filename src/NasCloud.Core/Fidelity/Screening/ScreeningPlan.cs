using NasCloud.Core.Specs;

namespace NasCloud.Core.Fidelity.Screening;

/// <summary>Which of a search's candidates are chosen by screening, and how many at a time.</summary>
/// <param name="Proxy">The metric that ranks candidates, the larger the better.</param>
/// <param name="Pool">Candidates screened for each one that is trained.</param>
/// <param name="Batch">Candidates chosen at a time, at least 1.</param>
/// <param name="Begin">So many candidates are trained before the first is chosen.</param>
/// <param name="End">Once so many are trained, none is chosen any more.</param>
/// <param name="Most">The most candidates that are trained at all.</param>
internal sealed record ScreeningPlan(string Proxy, int Pool, int Batch, int Begin, int End, int Most)
{
    /// <summary>The plan of a spec with screening.</summary>
    /// <param name="screening">How candidates are screened.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="generation">The candidates of a generation; null where they are proposed one by one.</param>
    public static ScreeningPlan Of(ScreeningSpec screening, SearchSpec spec, int? generation)
    {
        // What an earlier search measured needs no proxy.
        var begin = spec.WarmStart?.Best ?? 0;
        var most = spec.Budget.Trials ?? int.MaxValue;
        var end = Math.Min(most, begin + (long)(screening.Initial ?? int.MaxValue));
        return new(screening.Proxy, screening.Pool, generation ?? 1, begin, (int)end, most);
    }

    /// <summary>Whether the next candidate is chosen by screening.</summary>
    /// <param name="trained">The candidates trained so far, open ones too.</param>
    public bool Chooses(int trained) => trained >= Begin && trained < End;

    /// <summary>How many must have been screened before the next candidate is chosen: the pools of its batch, which the end may cut short.</summary>
    /// <param name="trained">The candidates trained so far, of those that are chosen from.</param>
    public long Needed(int trained) =>
        Pool * Math.Min(End - Begin, ((trained - Begin) / Batch + 1L) * Batch);
}
