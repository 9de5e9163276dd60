using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.LocalSearch;

/// <summary>The descents of a local search, read off its candidates in the order of their first trials.</summary>
/// <remarks>
/// The initial candidates begin the first descent. A later one that neighbours a centre belongs to that centre's descent;
/// any other is a restart. Candidates that were proposed side by side need no special care: a neighbour of a centre that
/// was left in the meantime still belongs to the descent, and leads it on where it is better than where it stands.
/// </remarks>
internal sealed class Walk
{
    private readonly Descent _initial = new();

    // Those that are not over.
    private readonly List<Descent> _descents;

    private Walk() => _descents = [_initial];

    /// <summary>The genotypes whose neighbours are to be tried next, in order.</summary>
    public IEnumerable<Genotype> Centres => _descents.SelectMany(descent => descent.Open());

    public static Walk Replay(IReadOnlyList<Observation> candidates, ValueArray<Objective> objectives, int initial)
    {
        var walk = new Walk();
        for (var index = 0; index < candidates.Count; index++)
            walk.Add(candidates[index].Trial.Genotype, ObjectivePoint.Of(candidates[index], objectives), index < initial);
        return walk;
    }

    private void Add(Genotype genotype, double[]? point, bool isInitial)
    {
        if (isInitial)
            _initial.Begin(genotype, point);
        else if (!Follow(genotype, point))
            Restart(genotype, point);
    }

    private bool Follow(Genotype genotype, double[]? point)
    {
        var follows = false;
        foreach (var descent in _descents)
            follows |= descent.Follow(genotype, point);
        return follows;
    }

    private void Restart(Genotype genotype, double[]? point)
    {
        foreach (var descent in _descents)
            descent.Close();
        _descents.RemoveAll(descent => descent.IsOver);
        if (point is not null)
        {
            var descent = new Descent();
            descent.Begin(genotype, point);
            _descents.Add(descent);
        }
    }
}
