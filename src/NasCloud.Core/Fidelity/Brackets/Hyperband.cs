using NasCloud.Core.Fidelity.Asha;

namespace NasCloud.Core.Fidelity.Brackets;

/// <summary>Hyperband: brackets that begin with ever fewer candidates and ever more epochs, in turn.</summary>
internal static class Hyperband
{
    // The most candidates of a bracket, so that no choice of rungs makes one without end.
    private const int MostCandidates = 100_000;

    public static FidelityDescriptor Descriptor { get; } = new(
        "hyperband",
        "Hyperband: successive halving in brackets that trade the number of candidates against the epochs they begin with, one after another (Li et al. 2018, arXiv 1603.06560).",
        AshaOptions.Shape,
        values => Create(AshaOptions.From(values)));

    public static BracketScheduler Create(AshaOptions options) => new(Brackets(options), options.Reduction);

    /// <summary>
    /// One bracket for each rung that candidates can begin on, the lowest first: <c>⌈(s_max + 1) / (s + 1) · reduction^s⌉</c>
    /// candidates where <c>s</c> rungs follow.
    /// </summary>
    public static IReadOnlyList<Bracket> Brackets(AshaOptions options)
    {
        var rungs = options.Rungs();
        return [.. Enumerable.Range(0, rungs.Count).Select(first => new Bracket(Candidates(rungs.Count, rungs.Count - 1 - first, options.Reduction), [.. rungs.Skip(first)]))];
    }

    /// <summary>A power of the reduction, no more than a bracket may hold.</summary>
    public static int Power(int reduction, int exponent) => (int)Math.Min(MostCandidates, Math.Pow(reduction, exponent));

    private static int Candidates(int rungs, int following, int reduction) =>
        (int)Math.Min(MostCandidates, Math.Ceiling((double)rungs / (following + 1) * Power(reduction, following)));
}
