namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>A binary tree that splits where the squared error falls most (Breiman et al. 1984).</summary>
internal sealed class RegressionTree
{
    private readonly List<Node> _nodes = [];

    private RegressionTree()
    {
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">The features of each candidate.</param>
    /// <param name="targets">What to predict of each.</param>
    /// <param name="sample">The candidates to learn from; one may come twice.</param>
    /// <param name="features">The features to split by.</param>
    /// <param name="depth">The most splits in a row.</param>
    public static RegressionTree Grow(double[][] rows, double[] targets, int[] sample, int[] features, int depth)
    {
        var tree = new RegressionTree();
        tree.Add(rows, targets, sample, features, depth);
        return tree;
    }

    /// <summary>The prediction for some features.</summary>
    public double Predict(double[] row)
    {
        var node = _nodes[0];
        while (node.Feature >= 0)
            node = _nodes[row[node.Feature] <= node.Threshold ? node.Left : node.Right];
        return node.Value;
    }

    private int Add(double[][] rows, double[] targets, int[] sample, int[] features, int depth)
    {
        var index = _nodes.Count;
        _nodes.Add(new(-1, 0, 0, 0, sample.Sum(each => targets[each]) / Math.Max(1, sample.Length)));
        if (depth == 0 || sample.Length < 2 || Best(rows, targets, sample, features) is not { } split)
            return index;
        var left = Add(rows, targets, [.. sample.Where(each => rows[each][split.Feature] <= split.Threshold)], features, depth - 1);
        var right = Add(rows, targets, [.. sample.Where(each => rows[each][split.Feature] > split.Threshold)], features, depth - 1);
        _nodes[index] = new(split.Feature, split.Threshold, left, right, 0);
        return index;
    }

    private static (int Feature, double Threshold)? Best(double[][] rows, double[] targets, int[] sample, int[] features)
    {
        var (values, ordered) = (new double[sample.Length], new double[sample.Length]);
        var total = sample.Sum(each => targets[each]);
        (int, double)? best = null;
        var most = (total * total / sample.Length) + 1e-9;
        foreach (var feature in features)
        {
            for (var index = 0; index < sample.Length; index++)
                (values[index], ordered[index]) = (rows[sample[index]][feature], targets[sample[index]]);
            Array.Sort(values, ordered);
            var sum = 0.0;
            for (var count = 1; count < values.Length; count++)
            {
                sum += ordered[count - 1];
                if (values[count - 1] == values[count])
                    continue;
                var merit = (sum * sum / count) + ((total - sum) * (total - sum) / (values.Length - count));
                if (merit > most)
                    (most, best) = (merit, (feature, (values[count - 1] + values[count]) / 2));
            }
        }

        return best;
    }

    private sealed record Node(int Feature, double Threshold, int Left, int Right, double Value);
}
