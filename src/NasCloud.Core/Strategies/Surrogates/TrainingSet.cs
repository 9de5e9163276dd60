using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>What a surrogate learns from: candidates and how good they are, as normal scores.</summary>
/// <remarks>
/// Only the order of the candidates counts, by <see cref="Ranking"/>: their places are mapped to a standard normal, more being
/// better. So a model sees neither units nor the few candidates that learned nothing at all, and works for several objectives
/// as for one. Where candidates trained for different numbers of epochs, those of the most epochs that enough have reached are
/// compared (Falkner et al. 2018, BOHB). What failed or has no metrics is as bad as the worst.
/// </remarks>
/// <param name="Genotypes">The candidates that ended, in the order of their first trials.</param>
/// <param name="Scores">Their scores, more is better.</param>
/// <param name="Pending">Candidates of which nothing is known yet.</param>
internal sealed record TrainingSet(IReadOnlyList<Genotype> Genotypes, IReadOnlyList<double> Scores, IReadOnlyList<Genotype> Pending)
{
    /// <summary>The candidates, the best first.</summary>
    public IEnumerable<Genotype> BestFirst =>
        Enumerable.Range(0, Genotypes.Count).OrderByDescending(index => Scores[index]).Select(index => Genotypes[index]);

    /// <summary>Reads a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="enough">So many candidates with metrics make a number of epochs worth a model of its own.</param>
    /// <returns>Null where nothing was measured.</returns>
    public static TrainingSet? Of(SearchHistory history, int enough)
    {
        var known = new Dictionary<Genotype, Observation>();
        var pending = new List<Genotype>();
        var epochs = Epochs(history, enough);
        foreach (var observation in history.Observations)
        {
            var genotype = observation.Trial.Genotype;
            var isMeasured = IsMeasured(observation, history);
            if (isMeasured && observation.Trial.Epochs == epochs)
                known[genotype] = observation;
            else if (!isMeasured && !observation.IsPending)
                known.TryAdd(genotype, observation);
            else if (observation.IsPending)
                pending.Add(genotype);
        }

        return epochs is null ? null : Scored(history, [.. known.Values.OrderBy(each => each.Trial.Number)], [.. pending.Distinct().Where(genotype => !known.ContainsKey(genotype))]);
    }

    /// <summary>The first so many candidates, scored among themselves.</summary>
    public TrainingSet First(int count)
    {
        var order = Enumerable.Range(0, count).OrderBy(index => -Scores[index]).ToList();
        var groups = order.GroupBy(index => Scores[index]).Select(group => group.ToList());
        return new([.. Genotypes.Take(count)], NormalScores(groups, count), []);
    }

    /// <summary>At most so many of the candidates: the best, and as many others from all over the ranking.</summary>
    public TrainingSet Thin(int most)
    {
        if (Genotypes.Count <= most)
            return this;
        int[] order = [.. Enumerable.Range(0, Genotypes.Count).OrderByDescending(index => Scores[index])];
        var best = most / 2;
        var others = most - best;
        var kept = order.Take(best).Concat(Enumerable.Range(0, others).Select(place => order[best + (int)((long)place * (order.Length - best) / others)])).Order().ToList();
        return new([.. kept.Select(index => Genotypes[index])], [.. kept.Select(index => Scores[index])], Pending);
    }

    private static int? Epochs(SearchHistory history, int enough)
    {
        var levels = history.Observations.Where(each => IsMeasured(each, history)).GroupBy(each => each.Trial.Epochs).OrderByDescending(level => level.Key).ToList();
        return (levels.Find(level => level.Count() >= enough) ?? levels.LastOrDefault())?.Key;
    }

    private static bool IsMeasured(Observation observation, SearchHistory history) => ObjectivePoint.Of(observation, history.Objectives) is not null;

    private static TrainingSet Scored(SearchHistory history, List<Observation> known, List<Genotype> pending)
    {
        var positions = known.Select((observation, index) => (observation, index)).ToDictionary(pair => pair.observation.Trial.Number, pair => pair.index);
        var ranked = Ranking.Measured(known, history.Objectives).ToList();
        var unmeasured = known.Where(each => !IsMeasured(each, history));
        var groups = Ties(ranked, history).Append(unmeasured).Select(group => group.Select(each => positions[each.Trial.Number]).ToList());
        return new([.. known.Select(each => each.Trial.Genotype)], NormalScores(groups, known.Count), pending);
    }

    // With one objective equals share a place; with several the ranking tells all apart.
    private static IEnumerable<IEnumerable<Observation>> Ties(List<Observation> ranked, SearchHistory history) => history.Objectives.Count == 1
        ? ranked.GroupBy(each => ObjectivePoint.Of(each, history.Objectives)![0])
        : ranked.Select(each => new[] { each });

    private static double[] NormalScores(IEnumerable<List<int>> bestFirst, int count)
    {
        var scores = new double[count];
        var better = 0;
        foreach (var group in bestFirst.Where(group => group.Count > 0))
        {
            var score = NormalDistribution.Quantile(1 - ((better + (group.Count / 2.0)) / count));
            foreach (var index in group)
                scores[index] = score;
            better += group.Count;
        }

        return scores;
    }
}
