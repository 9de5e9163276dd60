using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>A policy learns by reward which option to take at each decision.</summary>
/// <remarks>
/// REINFORCE (Williams 1992) with a moving average as its baseline, as Zoph and Le 2016 (arXiv 1611.01578) search, and a table
/// of logits for its policy, as NATS-Bench does (Dong et al. 2021, arXiv 2009.00437). The policy is learned anew from the
/// history, in the order in which its trials are numbered. The reward is the objective, turned so that more is better; with several
/// objectives the normal score of a candidate's rank among those before it. Failed candidates get the worst reward so
/// far. A proposal costs O(n d) for d decisions.
/// </remarks>
internal sealed class ReinforceStrategy(ReinforceOptions options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "reinforce",
        "REINFORCE: a policy over the options of each decision, learned by reward against a moving average (Williams 1992; Zoph & Le 2016, arXiv 1611.01578).",
        ReinforceOptions.Shape,
        values => new ReinforceStrategy(ReinforceOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var policy = Learn(history);
        return Variation.Children(history.Space, count, random, () => history.Space.Sample(decision => policy.Draw(decision, random)));
    }

    private TabularPolicy Learn(SearchHistory history)
    {
        var policy = new TabularPolicy(history.Space.Decisions, options.LearningRate, options.Entropy);
        var (sum, weight) = (0.0, 0.0);
        foreach (var (genotype, reward) in Rewards(history))
        {
            sum = (options.Baseline * sum) + ((1 - options.Baseline) * reward);
            weight = (options.Baseline * weight) + 1 - options.Baseline;
            policy.Reinforce(genotype, reward - (sum / weight));
        }

        return policy;
    }

    private static IEnumerable<(Genotype Genotype, double Reward)> Rewards(SearchHistory history)
    {
        var worst = double.NaN;
        var scores = history.Objectives.Count > 1 ? Scores(history) : null;
        foreach (var candidate in Candidates.Of(history.Observations).Where(candidate => !candidate.IsPending))
        {
            var reward = scores is null ? -ObjectivePoint.Of(candidate, history.Objectives)?[0] : scores.TryGetValue(candidate.Trial.Genotype, out var score) ? score : null;
            if (reward is { } value)
                worst = double.IsNaN(worst) ? value : Math.Min(worst, value);
            if ((reward ?? worst) is var known && !double.IsNaN(known))
                yield return (candidate.Trial.Genotype, known);
        }
    }

    private static Dictionary<Genotype, double> Scores(SearchHistory history)
    {
        var ranked = Ranking.Measured(Candidates.Of(history.Observations), history.Objectives).ToList();
        return ranked.Select((candidate, place) => (candidate, place)).ToDictionary(
            pair => pair.candidate.Trial.Genotype,
            pair => NormalDistribution.Quantile(1 - ((pair.place + 0.5) / ranked.Count)));
    }
}
