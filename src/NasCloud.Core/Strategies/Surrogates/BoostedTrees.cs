namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>A sum of small trees, each fitted to what those before it left over (Friedman 2002, stochastic gradient boosting).</summary>
internal sealed class BoostedTrees
{
    private const int Depth = 4;

    private const double Rate = 0.15, SampleShare = 0.7;

    // Trees differ in the features they see; in wide spaces no tree sees more than so many.
    private const int MostFeatures = 200;

    private readonly List<RegressionTree> _trees = [];

    private BoostedTrees()
    {
    }

    /// <summary>Fits the trees, each to a random part of the candidates and of their features.</summary>
    public static BoostedTrees Fit(double[][] rows, double[] targets, int rounds, Random random)
    {
        var model = new BoostedTrees();
        double[] residuals = [.. targets];
        var features = Enumerable.Range(0, rows[0].Length).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(features);
            var seen = features[..Math.Min(MostFeatures, (features.Length + 1) / 2)];
            int[] sample = [.. Enumerable.Range(0, targets.Length).Where(_ => random.NextDouble() < SampleShare)];
            var tree = RegressionTree.Grow(rows, residuals, sample, seen, Depth);
            for (var index = 0; index < rows.Length; index++)
                residuals[index] -= Rate * tree.Predict(rows[index]);
            model._trees.Add(tree);
        }

        return model;
    }

    /// <summary>The prediction for some features.</summary>
    public double Predict(double[] row) => Rate * _trees.Sum(tree => tree.Predict(row));
}
