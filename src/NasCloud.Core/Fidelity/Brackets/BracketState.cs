using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Brackets;

/// <summary>How far a bracket is, as its trials tell.</summary>
internal sealed class BracketState(Bracket bracket, int reduction)
{
    private readonly List<Observation>[] _rungs = [.. bracket.Rungs.Select(_ => new List<Observation>())];

    /// <summary>Whether all its candidates have begun.</summary>
    public bool IsFull => _rungs[0].Count >= bracket.Candidates;

    /// <summary>The epochs of its first rung.</summary>
    public int FirstEpochs => bracket.Rungs[0];

    /// <summary>Takes a trial on a rung in.</summary>
    public void Add(int rung, Observation observation)
    {
        if (rung < _rungs.Length)
            _rungs[rung].Add(observation);
    }

    /// <summary>The next promotion, where a whole rung has ended; null where none is due.</summary>
    /// <param name="objectives">What is sought.</param>
    /// <param name="isLast">Whether no candidate will follow, so that those there are make the first rung.</param>
    public FidelityChoice? Promotion(ValueArray<Objective> objectives, bool isLast)
    {
        var size = isLast ? _rungs[0].Count : bracket.Candidates;
        for (var rung = 0; rung < _rungs.Length - 1; rung++)
        {
            if (_rungs[rung].Count < size || _rungs[rung].Exists(observation => observation.IsPending))
                return null;
            List<Observation> best = [.. Ranking.Measured(_rungs[rung], objectives).Take(Math.Max(1, size / reduction))];
            var promoted = _rungs[rung + 1].Select(observation => observation.Trial.ContinuesFrom).ToHashSet();
            if (best.Find(observation => !promoted.Contains(observation.Trial.Number)) is { } next)
                return new(bracket.Rungs[rung + 1], next.Trial.Number);
            // Where candidates failed, fewer go on.
            size = best.Count;
        }

        return null;
    }
}
