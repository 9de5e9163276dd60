using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Tpe;

/// <summary>Draws candidates from a model of the good ones and suggests those that a model of the others finds least likely.</summary>
/// <remarks>
/// Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization", over categorical decisions: a decision's options are
/// counted where it is active, so that conditional decisions make the tree. With fidelities the model is that of the most
/// epochs that enough candidates reached, which with Hyperband makes BOHB (Falkner et al. 2018, arXiv 1807.01774).
/// Candidates in flight count as not good. A proposal costs O(n d) and O(d) for each sample.
/// </remarks>
internal sealed class TpeStrategy(TpeOptions options) : ISearchStrategy
{
    public static StrategyDescriptor Descriptor { get; } = new(
        "tpe",
        "Tree-structured Parzen estimator: of candidates drawn from a model of the good ones those least like the others (Bergstra et al. 2011; with the fidelity hyperband it is BOHB, arXiv 1807.01774).",
        TpeOptions.Shape,
        values => new TpeStrategy(TpeOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var candidates = Candidates.Of(history.Observations);
        return candidates.Count < options.Initial || TrainingSet.Of(history, options.Initial) is not { } known
            ? Variation.Samples(history.Space, random)
            : Modelled(history.Space, known, count, random);
    }

    private IEnumerable<Genotype> Modelled(SearchSpace space, TrainingSet known, int count, Random random)
    {
        Genotype[] ranked = [.. known.BestFirst];
        var goodCount = (int)Math.Ceiling(options.Share * ranked.Length);
        var good = new ParzenEstimator(space.Decisions, ranked.Take(goodCount));
        var others = new ParzenEstimator(space.Decisions, ranked.Skip(goodCount).Concat(known.Pending));
        return Variation.Children(space, count, random, () => Best(space, good, others, random));
    }

    private Genotype Best(SearchSpace space, ParzenEstimator good, ParzenEstimator others, Random random) =>
        Enumerable.Range(0, options.Samples)
            .Select(_ => space.Sample(decision => good.Draw(decision, random)))
            .MaxBy(genotype => good.LogLikelihood(genotype) - others.LogLikelihood(genotype))!;
}
