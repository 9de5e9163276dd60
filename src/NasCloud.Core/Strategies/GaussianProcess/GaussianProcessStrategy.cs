using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.GaussianProcess;

/// <summary>Bayesian optimisation: the candidate of which a Gaussian process expects the largest improvement.</summary>
/// <remarks>
/// Matérn 5/2 covariance over the decisions (<see cref="DecisionKernel"/>), expected improvement (Jones et al. 1998), normal
/// scores (<see cref="TrainingSet"/>). Candidates in flight, and those of a batch, are taken for middling ("constant liar";
/// Ginsbourger et al. 2010), so that others than their likes are tried beside them.
/// </remarks>
internal sealed class GaussianProcessStrategy(GaussianProcessOptions options) : ISearchStrategy
{
    // What a candidate that is not known yet is said to have scored.
    private const double Lie = 0;

    private readonly LearnedKernel _kernel = new(options.IsLearned, options.Iterations);

    public static StrategyDescriptor Descriptor { get; } = new(
        "gaussian-process",
        "Bayesian optimisation with a Gaussian process: Matérn kernel over the decisions, expected improvement, constant liar for trials in flight (Jones et al. 1998; Ginsbourger et al. 2010).",
        GaussianProcessOptions.Shape,
        values => new GaussianProcessStrategy(GaussianProcessOptions.From(values)));

    public int? GenerationSize => null;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        var taken = history.Observations.Select(observation => observation.Trial.Genotype).ToHashSet();
        return taken.Count < options.Initial || TrainingSet.Of(history, 2 * options.Initial) is not { } known || known.Genotypes.Count < 2
            ? Variation.Samples(history.Space, random)
            : Promising(history.Space, known, taken, count, random).Concat(CandidatePool.Further(history.Space, known, count, random));
    }

    private IEnumerable<Genotype> Promising(SearchSpace space, TrainingSet known, HashSet<Genotype> taken, int count, Random random)
    {
        var size = SurrogateSize.For(space.Decisions.Count);
        var (kernel, parameters) = _kernel.For(space, known);
        var pool = CandidatePool.Create(space, known, taken, size.Pool, random);
        if (pool.Count == 0)
            yield break;
        var points = known.Thin(size.Points);
        var best = points.Scores.Max();
        var posterior = new Posterior(
            parameters,
            [.. points.Genotypes.Concat(points.Pending).Select(kernel.Code)],
            [.. points.Scores, .. points.Pending.Select(_ => Lie)],
            [.. pool.Select(kernel.Code)]);
        var left = Enumerable.Range(0, pool.Count).ToHashSet();

        // The reader refuses some of what it is told; beyond a few times what it wants, lies would be all that is left.
        for (var lies = 0; left.Count > 0 && lies < (3 * count) + 5; lies++)
        {
            var chosen = left.MaxBy(index => Merit(posterior, index, best));
            left.Remove(chosen);
            yield return pool[chosen];
            posterior.Take(chosen, Lie);
        }

        foreach (var index in left.OrderByDescending(index => Merit(posterior, index, best)))
            yield return pool[index];
    }

    // Where no improvement is expected the mean decides.
    private static (double Improvement, double Mean) Merit(Posterior posterior, int index, double best) =>
        (ExpectedImprovement.Of(posterior.Mean(index), posterior.Deviation(index), best), posterior.Mean(index));
}
