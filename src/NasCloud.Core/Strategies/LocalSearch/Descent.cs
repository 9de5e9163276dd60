using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.LocalSearch;

/// <summary>One start of a local search and the improvements that followed from it.</summary>
/// <remarks>
/// A centre is done with once neighbours of a better one were proposed, or a restart after neighbours of its own: from then
/// on none is proposed for its sake, and a candidate that happens to neighbour it has nothing to do with it.
/// </remarks>
internal sealed class Descent
{
    private readonly List<Centre> _centres = [];

    /// <summary>Adds a start; nothing happens where it has no metrics.</summary>
    public void Begin(Genotype genotype, double[]? point)
    {
        if (point is not null)
            _centres.Add(new(genotype, point));
    }

    /// <summary>Takes a neighbour of a centre in, as a new centre where it is better than one of those it neighbours.</summary>
    /// <returns>Whether it neighbours a centre.</returns>
    public bool Follow(Genotype genotype, double[]? point)
    {
        List<Centre> near = [.. _centres.Where(centre => !centre.IsDone && SearchSpace.MoveBetween(centre.Genotype, genotype) is not null)];
        if (near.Count == 0)
            return false;
        // Of several only the first is sure to have been known when it was proposed.
        Try(near[0]);
        if (point is not null && near.Exists(centre => ObjectivePoint.Dominates(point, centre.Point)))
            _centres.Add(new(genotype, point));
        return true;
    }

    /// <summary>Notes that a restart was proposed: what had a neighbour proposed before has none left to propose.</summary>
    public void Close()
    {
        foreach (var centre in _centres)
            centre.IsDone |= centre.IsTried;
    }

    /// <summary>Whether the best centres are done with, so that nothing follows any more.</summary>
    public bool IsOver => Best().All(centre => centre.IsDone);

    /// <summary>The best centres, as long as neighbours of theirs may be left to try.</summary>
    public IEnumerable<Genotype> Open() => Best().Where(centre => !centre.IsDone).Select(centre => centre.Genotype);

    private IEnumerable<Centre> Best() => _centres.Count == 0
        ? []
        : NonDominatedSorting.Fronts([.. _centres.Select(centre => centre.Point)])[0].Select(position => _centres[position]);

    private void Try(Centre tried)
    {
        tried.IsTried = true;
        foreach (var centre in _centres)
            centre.IsDone |= ObjectivePoint.Dominates(tried.Point, centre.Point);
    }

    private sealed class Centre(Genotype genotype, double[] point)
    {
        public Genotype Genotype => genotype;

        public double[] Point => point;

        public bool IsTried { get; set; }

        public bool IsDone { get; set; }
    }
}
