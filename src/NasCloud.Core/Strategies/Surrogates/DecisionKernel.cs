using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>How alike two candidates are: a sum of distances, one a decision, under a falling function.</summary>
/// <remarks>
/// Each option is a point in a plane, and each decision has a scale. Decisions with the same options share their points,
/// so that what was learned of an option at one place of a network tells something about it at the others. Being inactive is
/// one more option. In the isotropic form the points are fixed, all options equally far apart or, where they have an order, on
/// a line, and all decisions have one scale.
/// </remarks>
internal sealed class DecisionKernel
{
    private const int Dimensions = 2;

    // Even options that seem alike are not quite the same.
    private const double LeastDistance = 0.05;

    // The spread of the options' points before anything is known of them, and how firmly that is believed.
    private const double Spread = 0.5, Belief = 0.5;

    // What two random candidates are apart, all decisions together, before anything is known.
    private const double TotalScale = 1.8;

    private readonly bool _isLearned;
    private readonly int[] _groups;
    private readonly int[] _widths;
    private readonly double[][] _points;
    private readonly double _scale;

    public DecisionKernel(ValueArray<Decision> decisions, bool isLearned)
    {
        _isLearned = isLearned;
        _scale = Math.Log(TotalScale / Math.Max(1, decisions.Count));
        _widths = [.. decisions.Select(decision => decision.Options.Count + 1)];
        _groups = new int[decisions.Count];
        var groups = new Dictionary<(ValueArray<string>, bool), int>();
        var points = new List<double[]>();
        for (var index = 0; index < decisions.Count; index++)
        {
            var key = (decisions[index].Options, decisions[index].IsOrdinal);
            if (groups.TryAdd(key, points.Count))
                points.Add(Points(decisions[index]));
            _groups[index] = groups[key];
        }

        _points = [.. points];
    }

    /// <summary>How many numbers can be learned.</summary>
    public int Parameters => _isLearned ? _groups.Length + _points.Sum(group => group.Length) : 1;

    /// <summary>The parameters before anything is known: the logarithms of the scales, then the points of the options.</summary>
    public double[] Prior() => _isLearned
        ? [.. Enumerable.Repeat(_scale, _groups.Length), .. _points.SelectMany(group => group)]
        : [_scale];

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
        var offsets = Offsets();
        for (var decision = 0; decision < _widths.Length; decision++)
        {
            var group = _groups[decision];
            var scale = Math.Exp(parameters[_isLearned ? decision : 0]);
            var points = _isLearned ? parameters.Slice(offsets[group], _points[group].Length) : _points[group];
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
        var prior = Prior();
        for (var index = 0; index < prior.Length; index++)
            gradient[index] -= Belief * (parameters[index] - prior[index]);
        var offsets = Offsets();
        for (var decision = 0; decision < _widths.Length; decision++)
        {
            for (var one = 0; one < _widths[decision]; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    var slope = slopes[decision, one, other] + slopes[decision, other, one];
                    gradient[_isLearned ? decision : 0] += slope * tables[decision, one, other];
                    if (_isLearned)
                        AddPull(parameters, gradient, offsets[_groups[decision]], one, other, 2 * slope * Math.Exp(parameters[decision]));
                }
            }
        }
    }

    private static void AddPull(ReadOnlySpan<double> parameters, Span<double> gradient, int offset, int one, int other, double weight)
    {
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var (left, right) = (offset + (one * Dimensions) + dimension, offset + (other * Dimensions) + dimension);
            var pull = weight * (parameters[left] - parameters[right]);
            gradient[left] += pull;
            gradient[right] -= pull;
        }
    }

    private int[] Offsets()
    {
        var offsets = new int[_points.Length];
        for (var (group, offset) = (0, _groups.Length); group < offsets.Length; offset += _points[group++].Length)
            offsets[group] = offset;
        return offsets;
    }

    private double Distance(ReadOnlySpan<double> points, int one, int other)
    {
        if (!_isLearned && points.Length == 0)
            return 1;
        var distance = LeastDistance;
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var difference = points[(one * Dimensions) + dimension] - points[(other * Dimensions) + dimension];
            distance += difference * difference;
        }

        return distance;
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
