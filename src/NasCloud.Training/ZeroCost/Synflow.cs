using NasCloud.Core.Objectives;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>
/// How much of the weights reaches the result, whatever the data (Tanaka et al. 2020, arXiv 2006.05467; for whole networks
/// Abdelfattah et al. 2021, arXiv 2101.08134): ln(1 + the sum of weight times gradient). 0, where nothing does, or above.
/// </summary>
/// <remarks>
/// All weights are made positive, batch normalizations are left out, the input is ones, and the gradient is that of the
/// sum of the results. The sum grows exponentially with the network's depth: hence the logarithm, and float64.
/// </remarks>
internal sealed class Synflow : IZeroCostProxy
{
    /// <inheritdoc/>
    public string Metric => MetricNames.Synflow;

    /// <inheritdoc/>
    public double Score(UntrainedNetwork network)
    {
        using var scope = torch.NewDisposeScope();
        using var module = network.CreateBare();
        MakePositive(module);
        var images = network.Batch.Images;
        var ones = torch.ones([1, .. images.shape[1..]], torch.ScalarType.Float64, images.device);
        module.forward(ones).sum().backward();
        return double.LogP1(WeightGradients.Sum(module, (weight, gradient) => (weight * gradient).sum()));
    }

    private static void MakePositive(NetworkModule module)
    {
        using var _ = torch.no_grad();
        foreach (var (_, weight) in module.Weights)
            weight.abs_();
    }
}
