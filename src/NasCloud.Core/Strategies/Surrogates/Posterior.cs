using System.Runtime.InteropServices;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>What a Gaussian process thinks of a pool of candidates, and goes on thinking as they are taken one by one.</summary>
/// <remarks>O(n³ + m n²) for n known candidates and a pool of m, and O(m n) for each one taken.</remarks>
internal sealed class Posterior
{
    private readonly KernelParameters _kernel;
    private readonly int[][] _pool;

    // For each of the pool L⁻¹k, where L is the factor of what is known and k its covariance with it.
    private readonly List<double>[] _projections;
    private readonly double[] _means;
    private readonly double[] _variances;
    private readonly double _signal;

    public Posterior(KernelParameters kernel, int[][] known, double[] scores, int[][] pool)
    {
        (_kernel, _pool) = (kernel, pool);
        var factor = Cholesky.Factor([.. known.Select((code, row) => Row(known, code, row))]);
        double[] weights = [.. scores];
        factor.SolveLower(weights);
        _signal = Math.Max(1e-9, VectorMath.Dot(weights, weights) / weights.Length);
        _projections = new List<double>[pool.Length];
        _means = new double[pool.Length];
        _variances = new double[pool.Length];
        for (var index = 0; index < pool.Length; index++)
        {
            double[] projection = [.. known.Select(code => kernel.Covariance(code, pool[index]))];
            factor.SolveLower(projection);
            _projections[index] = [.. projection];
            _means[index] = VectorMath.Dot(projection, weights);
            _variances[index] = 1 - VectorMath.Dot(projection, projection);
        }
    }

    /// <summary>The expected score of one of the pool.</summary>
    public double Mean(int index) => _means[index];

    /// <summary>How far the score of one of the pool is likely to be from what is expected.</summary>
    public double Deviation(int index) => Math.Sqrt(_signal * Math.Max(1e-9, _variances[index]));

    /// <summary>Pretends that one of the pool got a score.</summary>
    public void Take(int taken, double score)
    {
        double[] own = [.. _projections[taken]];
        var pivot = Math.Sqrt(Math.Max(1e-9, _variances[taken] + _kernel.Noise));
        var weight = (score - _means[taken]) / pivot;
        for (var index = 0; index < _pool.Length; index++)
        {
            var others = CollectionsMarshal.AsSpan(_projections[index]);
            var entry = (_kernel.Covariance(_pool[taken], _pool[index]) - VectorMath.Dot(own, others)) / pivot;
            _projections[index].Add(entry);
            _means[index] += entry * weight;
            _variances[index] -= entry * entry;
        }
    }

    private double[] Row(int[][] known, int[] code, int row)
    {
        var covariances = new double[row + 1];
        for (var column = 0; column < row; column++)
            covariances[column] = _kernel.Covariance(code, known[column]);
        covariances[row] = 1 + _kernel.Noise;
        return covariances;
    }
}
