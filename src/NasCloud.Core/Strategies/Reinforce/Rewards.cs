using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>What candidates earn: the objective, turned so that more is better; of several objectives the normal score of a candidate's rank.</summary>
internal sealed class Rewards(SearchHistory history)
{
    private readonly Dictionary<Genotype, double>? _scores = history.Objectives.Count > 1 ? Scores(history) : null;
    private double? _worst;

    /// <summary>The reward of a candidate that has ended, asked for in their order: one that failed gets the worst so far; null while there is none.</summary>
    public double? Of(Observation candidate)
    {
        if (Measured(candidate) is not { } reward)
            return _worst;
        _worst = Math.Min(_worst ?? reward, reward);
        return reward;
    }

    private double? Measured(Observation candidate)
    {
        if (_scores is null)
            return -ObjectivePoint.Of(candidate, history.Objectives)?[0];
        return _scores.TryGetValue(candidate.Trial.Genotype, out var score) ? score : null;
    }

    private static Dictionary<Genotype, double> Scores(SearchHistory history)
    {
        var ranked = Ranking.Measured(Candidates.Of(history.Observations), history.Objectives).ToList();
        return ranked.Select((candidate, place) => (candidate, place)).ToDictionary(
            pair => pair.candidate.Trial.Genotype,
            pair => NormalDistribution.Quantile(1 - ((pair.place + 0.5) / ranked.Count)));
    }
}
