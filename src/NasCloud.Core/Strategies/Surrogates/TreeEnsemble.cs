using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Boosted trees that learn from the same candidates and differ by chance.</summary>
internal sealed class TreeEnsemble
{
    private readonly FeatureEncoder _encoder;
    private readonly BoostedTrees[] _models;

    private TreeEnsemble(FeatureEncoder encoder, BoostedTrees[] models) => (_encoder, _models) = (encoder, models);

    /// <summary>Fits predictors, at least two, of so many trees each.</summary>
    /// <returns>Null where the space has nothing to choose, so that there is nothing to learn from.</returns>
    public static TreeEnsemble? Fit(SearchSpace space, TrainingSet points, int size, int rounds, Random random)
    {
        var encoder = new FeatureEncoder(space);
        double[][] rows = [.. points.Genotypes.Select(encoder.Encode)];
        if (rows[0].Length == 0)
            return null;
        double[] scores = [.. points.Scores];
        return new(encoder, [.. Enumerable.Range(0, size).Select(_ => BoostedTrees.Fit(rows, scores, rounds, random))]);
    }

    /// <summary>The candidates, the best first by one draw each from what the predictors think of it (independent Thompson sampling).</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="doubt">How far a draw strays from the predictors' mean, in standard deviations of theirs, 0 or more.</param>
    /// <param name="random">The source of randomness; one number of it is used for each candidate.</param>
    public IEnumerable<Genotype> BestFirst(IEnumerable<Genotype> candidates, double doubt, Random random) => candidates
        .Select(genotype => (Genotype: genotype, Merit: Draw(genotype, doubt, random)))
        .OrderByDescending(candidate => candidate.Merit)
        .Select(candidate => candidate.Genotype);

    private double Draw(Genotype genotype, double doubt, Random random)
    {
        var row = _encoder.Encode(genotype);
        double[] opinions = [.. _models.Select(model => model.Predict(row))];
        var mean = opinions.Average();
        var deviation = Math.Sqrt(opinions.Sum(opinion => (opinion - mean) * (opinion - mean)) / (opinions.Length - 1));
        return mean + (doubt * deviation * NormalDistribution.Quantile(random.NextDouble()));
    }
}
