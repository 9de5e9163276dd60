using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>How alike two candidates are: a sum of distances, one a decision, under a falling function.</summary>
/// <remarks>
/// Each option is a point in a plane, and each decision has a scale. Decisions with the same options share their points,
/// so that what was learned of an option at one place of a network tells something about it at the others; each may move them
/// a little for itself, so that it tells no more than it should. Being inactive is one more option. In the isotropic form the
/// points are fixed, all options equally far apart or, where they have an order, on a line, and all decisions have one scale.
/// </remarks>
internal sealed class DecisionKernel
{
    private const int Dimensions = 2;

    // Any two options are apart by so much, wherever their points are: the model is close to the isotropic one until it has
    // learned better. With less it begins with likenesses that are nothing but chance.
    private const double LeastDistance = 1;

    // The spread of the options' points before anything is known of them, and how firmly that is believed.
    private const double Spread = 0.35, Belief = 0.5;

    // The spread of what a decision moves the points by that it shares with others.
    private const double OwnSpread = 0.25;

    // What two random candidates are apart, all decisions together, before anything is known.
    private const double TotalScale = 1.8;

    private readonly bool _isLearned;
    private readonly int[] _widths;

    // The options' points of each decision before anything is known; none where all are equally far apart.
    private readonly double[][] _points;

    // Where the points of a decision begin among the parameters, and what it moves them by, where it shares them.
    private readonly int[] _sharedAt;
    private readonly int?[] _ownAt;
    private readonly double[] _prior;

    public DecisionKernel(ValueArray<Decision> decisions, bool isLearned)
    {
        _isLearned = isLearned;
        _widths = [.. decisions.Select(decision => decision.Options.Count + 1)];
        _points = new double[decisions.Count][];
        _sharedAt = new int[decisions.Count];
        _ownAt = new int?[decisions.Count];
        var scale = Math.Log(TotalScale / Math.Max(1, decisions.Count));
        var prior = isLearned ? Enumerable.Repeat(scale, decisions.Count).ToList() : [scale];
        foreach (var group in Enumerable.Range(0, decisions.Count).GroupBy(index => (decisions[index].Options, decisions[index].IsOrdinal)))
            Place([.. group], Points(decisions[group.First()]), prior);
        _prior = [.. prior];
    }

    /// <summary>How many numbers can be learned.</summary>
    public int Parameters => _prior.Length;

    /// <summary>The parameters before anything is known: the logarithms of the scales, then the points of the options.</summary>
    public double[] Prior() => [.. _prior];

    /// <summary>The choices of a genotype as indices into the tables; what is inactive comes last.</summary>
    public int[] Code(Genotype genotype)
    {
        var code = genotype.Choices.AsSpan().ToArray();
        for (var index = 0; index < code.Length; index++)
        {
            if (code[index] == Genotype.Inactive)
                code[index] = _widths[index] - 1;
        }

        return code;
    }

    /// <summary>Tables of zeros, one a decision.</summary>
    public OptionTables Slopes() => new(_widths);

    /// <summary>The distances that parameters make between the options of each decision.</summary>
    public OptionTables Tables(ReadOnlySpan<double> parameters)
    {
        var tables = new OptionTables(_widths);
        for (var decision = 0; decision < _widths.Length; decision++)
        {
            var scale = Math.Exp(parameters[ScaleAt(decision)]);
            var points = Points(decision, parameters);
            for (var one = 0; one < _widths[decision]; one++)
            {
                for (var other = 0; other < one; other++)
                    tables[decision, one, other] = tables[decision, other, one] = scale * Distance(points, one, other);
            }
        }

        return tables;
    }

    /// <summary>Adds the gradient of the log of the prior at some parameters, and that which slopes of the tables' entries make.</summary>
    public void AddGradient(ReadOnlySpan<double> parameters, OptionTables tables, OptionTables slopes, Span<double> gradient)
    {
        for (var index = 0; index < _prior.Length; index++)
            gradient[index] -= Belief * (parameters[index] - _prior[index]);
        for (var decision = 0; decision < _widths.Length; decision++)
        {
            gradient[ScaleAt(decision)] += Pairs(decision).Sum(pair => Slope(slopes, decision, pair) * tables[decision, pair.One, pair.Other]);
            if (_isLearned)
                AddPulls(decision, Pulls(decision, parameters, slopes), gradient);
        }
    }

    private static double Slope(OptionTables slopes, int decision, (int One, int Other) pair) =>
        slopes[decision, pair.One, pair.Other] + slopes[decision, pair.Other, pair.One];

    // What the slopes of the distances pull the points by.
    private double[] Pulls(int decision, ReadOnlySpan<double> parameters, OptionTables slopes)
    {
        var points = Points(decision, parameters);
        var pulls = new double[points.Length];
        var scale = Math.Exp(parameters[ScaleAt(decision)]);
        foreach (var pair in Pairs(decision))
        {
            for (var dimension = 0; dimension < Dimensions; dimension++)
            {
                var (left, right) = ((pair.One * Dimensions) + dimension, (pair.Other * Dimensions) + dimension);
                var pull = 2 * Slope(slopes, decision, pair) * scale * (points[left] - points[right]);
                pulls[left] += pull;
                pulls[right] -= pull;
            }
        }

        return pulls;
    }

    private void AddPulls(int decision, double[] pulls, Span<double> gradient)
    {
        VectorMath.AddScaled(gradient.Slice(_sharedAt[decision], pulls.Length), 1, pulls);
        if (_ownAt[decision] is { } own)
            VectorMath.AddScaled(gradient.Slice(own, pulls.Length), OwnSpread, pulls);
    }

    private IEnumerable<(int One, int Other)> Pairs(int decision)
    {
        for (var one = 0; one < _widths[decision]; one++)
        {
            for (var other = 0; other < one; other++)
                yield return (one, other);
        }
    }

    private int ScaleAt(int decision) => _isLearned ? decision : 0;

    // The points of a decision's options under some parameters.
    private double[] Points(int decision, ReadOnlySpan<double> parameters)
    {
        if (!_isLearned)
            return _points[decision];
        var length = _points[decision].Length;
        var points = parameters.Slice(_sharedAt[decision], length).ToArray();
        if (_ownAt[decision] is { } own)
            VectorMath.AddScaled(points, OwnSpread, parameters.Slice(own, length));
        return points;
    }

    private static double Distance(double[] points, int one, int other)
    {
        if (points.Length == 0)
            return 1;
        var distance = LeastDistance;
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var difference = points[(one * Dimensions) + dimension] - points[(other * Dimensions) + dimension];
            distance += difference * difference;
        }

        return distance;
    }

    // Lays the parameters of decisions with the same options out behind those there are.
    private void Place(int[] decisions, double[] points, List<double> prior)
    {
        foreach (var decision in decisions)
            (_points[decision], _sharedAt[decision]) = (points, prior.Count);
        if (!_isLearned)
            return;
        prior.AddRange(points);
        foreach (var decision in decisions.Where(_ => decisions.Length > 1))
        {
            _ownAt[decision] = prior.Count;
            prior.AddRange(new double[points.Length]);
        }
    }

    private double[] Points(Decision decision)
    {
        if (decision.IsOrdinal)
            return [.. Enumerable.Range(0, decision.Options.Count).SelectMany(option => OnLine(option, decision.Options.Count)), 0, 2 * Spread];
        if (!_isLearned)
            return [];
        // Any scattered points will do to begin with, as long as they are the same ones each time.
        var random = RandomStream.Create(0, "option", decision.Options.Count);
        return [.. Enumerable.Range(0, (decision.Options.Count + 1) * Dimensions).Select(_ => Spread * NormalDistribution.Quantile(random.NextDouble()))];
    }

    private static double[] OnLine(int option, int count) => [2 * Spread * ((option / Math.Max(1.0, count - 1)) - 0.5) * 2, 0];
}
