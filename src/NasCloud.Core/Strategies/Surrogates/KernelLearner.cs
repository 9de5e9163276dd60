namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Finds the parameters of a kernel under which scores are most likely.</summary>
/// <remarks>
/// Adam climbs the logarithm of the marginal likelihood, the variance of the signal profiled out, plus that of the prior.
/// An iteration costs O(n³ + n² d) for n candidates and d decisions.
/// </remarks>
internal static class KernelLearner
{
    private const double Step = 0.1, SquareMemory = 0.99;

    // Scores of one candidate differ by chance from training to training.
    private static readonly double NoisePrior = Math.Log(0.01);
    private static readonly double NoiseLeast = Math.Log(1e-4);

    /// <summary>The parameters after some iterations.</summary>
    public static KernelParameters Learn(DecisionKernel kernel, int[][] codes, double[] scores, int iterations)
    {
        double[] parameters = [.. kernel.Prior(), NoisePrior];
        var adam = new Adam(parameters.Length, Step, SquareMemory);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            adam.Begin();
            adam.Move(parameters, Gradient(kernel, codes, scores, parameters));
            parameters[^1] = Math.Clamp(parameters[^1], NoiseLeast, 0);
        }

        return new(kernel.Tables(parameters.AsSpan(0, kernel.Parameters)), Math.Exp(parameters[^1]));
    }

    // Of the log posterior, up to a constant: -n/2 log(yᵀK⁻¹y) - 1/2 log|K| + log prior.
    private static double[] Gradient(DecisionKernel kernel, int[][] codes, double[] scores, double[] parameters)
    {
        var own = parameters.AsSpan(0, kernel.Parameters);
        var tables = kernel.Tables(own);
        var noise = Math.Exp(parameters[^1]);
        var (distances, covariances) = Matrices(codes, tables, noise);
        var factor = Cholesky.Factor(covariances);
        double[] weights = [.. scores];
        factor.SolveLower(weights);
        factor.SolveUpper(weights);
        var perFit = scores.Length / Math.Max(1e-12, VectorMath.Dot(scores, weights));
        var inverse = factor.Inverse();
        var slopes = kernel.Slopes();
        var gradient = new double[parameters.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            for (var column = 0; column < row; column++)
            {
                var pull = (perFit * weights[row] * weights[column]) - inverse[row][column];
                slopes.Add(codes[row], codes[column], pull * CovarianceFunction.Slope(distances[row][column]));
            }

            gradient[^1] += 0.5 * noise * ((perFit * weights[row] * weights[row]) - inverse[row][row]);
        }

        kernel.AddGradient(own, tables, slopes, gradient);
        gradient[^1] -= 0.5 * (parameters[^1] - NoisePrior);
        return gradient;
    }

    private static (double[][] Distances, double[][] Covariances) Matrices(int[][] codes, OptionTables tables, double noise)
    {
        var distances = new double[codes.Length][];
        var covariances = new double[codes.Length][];
        for (var row = 0; row < codes.Length; row++)
        {
            distances[row] = new double[row];
            covariances[row] = new double[row + 1];
            for (var column = 0; column < row; column++)
            {
                distances[row][column] = tables.Sum(codes[row], codes[column]);
                covariances[row][column] = CovarianceFunction.At(distances[row][column]);
            }

            covariances[row][row] = 1 + noise;
        }

        return (distances, covariances);
    }
}
