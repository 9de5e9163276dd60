using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>A policy learns by reward which option to take at each decision.</summary>
/// <remarks>
/// REINFORCE (Williams 1992) with a moving average as its baseline, as Zoph and Le 2016 (arXiv 1611.01578) search, and for its
/// policy a table of logits, as NATS-Bench has (Dong et al. 2021, arXiv 2009.00437), or an LSTM, as they have. The policy is
/// learned anew from the history, in the order in which its trials are numbered. The reward is the objective, turned so that
/// more is better; with several objectives the normal score of a candidate's rank. Failed candidates get
/// the worst reward so far. A proposal costs O(n d) for d decisions, or what the trials cost that ended since the last.
/// </remarks>
internal sealed class ReinforceStrategy(ReinforceOptions options) : ISearchStrategy
{
    private readonly LearnedPolicy _policy = new(options);

    public static StrategyDescriptor Descriptor { get; } = new(
        "reinforce",
        "REINFORCE: a policy over the options of each decision, a table or an LSTM, learned by reward against a moving average (Williams 1992; Zoph & Le 2016, arXiv 1611.01578).",
        ReinforceOptions.Shape,
        values => new ReinforceStrategy(ReinforceOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var policy = _policy.For(history.Space, Lessons.Of(history, options.Baseline));
        return Variation.Children(history.Space, count, random, () => policy.Draw(history.Space, random));
    }
}
