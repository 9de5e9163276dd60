using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.LocalSearch;

/// <summary>One start of a local search and the improvements that followed from it.</summary>
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
        var (follows, isBetter) = (false, false);
        foreach (var centre in _centres)
        {
            if (SearchSpace.MoveBetween(centre.Genotype, genotype) is null)
                continue;
            // It may neighbour several; only the first can be the one it was proposed for beyond doubt.
            centre.IsTried |= !follows;
            follows = true;
            isBetter |= point is not null && ObjectivePoint.Dominates(point, centre.Point);
        }

        if (isBetter)
            _centres.Add(new(genotype, point!));
        return follows;
    }

    /// <summary>Notes that a restart was proposed: centres that were known by then had all their neighbours suggested before.</summary>
    public void Close()
    {
        foreach (var centre in _centres)
            centre.IsClosed |= centre.IsTried;
    }

    /// <summary>The best centres, as long as neighbours of theirs may be left to try.</summary>
    public IEnumerable<Genotype> Open() => _centres.Count == 0
        ? []
        : NonDominatedSorting.Fronts([.. _centres.Select(centre => centre.Point)])[0]
            .Select(position => _centres[position])
            .Where(centre => !centre.IsClosed)
            .Select(centre => centre.Genotype);

    private sealed class Centre(Genotype genotype, double[] point)
    {
        public Genotype Genotype => genotype;

        public double[] Point => point;

        public bool IsTried { get; set; }

        public bool IsClosed { get; set; }
    }
}
