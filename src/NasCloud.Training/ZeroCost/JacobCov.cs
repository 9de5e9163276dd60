using NasCloud.Core.Objectives;
using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>
/// How little the network's slopes at different samples go together (Mellor et al. 2020, arXiv 2006.04647v1; as in Abdelfattah
/// et al. 2021, arXiv 2101.08134): minus the sum over the eigenvalues v of the correlations of the samples' Jacobians of
/// ln(v + k) + 1 / (v + k), k = 1e-5. At most minus the number of samples, where nothing correlates.
/// </summary>
/// <remarks>
/// A sample's Jacobian is the gradient of the sum of the results with respect to its input. One that is the same for all
/// numbers of the input correlates with none, itself included, and so counts as a sample that the network can't tell apart.
/// </remarks>
internal sealed class JacobCov : IZeroCostProxy
{
    private const double Shift = 1e-5;

    /// <inheritdoc/>
    public string Metric => MetricNames.JacobCov;

    /// <inheritdoc/>
    public double Score(UntrainedNetwork network)
    {
        using var scope = torch.NewDisposeScope();
        var jacobians = Jacobians(network);
        using var _ = torch.no_grad();
        var shifted = Spectrum.Of(Correlations(jacobians), least: 0) + Shift;
        return -(shifted.log() + shifted.reciprocal()).sum().item<double>();
    }

    private static torch.Tensor Jacobians(UntrainedNetwork network)
    {
        using var module = network.Create();
        var images = network.Batch.Images.detach().requires_grad_();
        module.forward(images).sum().backward();
        return (images.grad ?? torch.zeros_like(images)).flatten(1).to_type(torch.ScalarType.Float64);
    }

    private static torch.Tensor Correlations(torch.Tensor rows)
    {
        var centered = rows - rows.mean([1], keepdim: true);
        var lengths = centered.square().sum(1, keepdim: true).sqrt().clamp_min(double.Epsilon);
        var directions = centered / lengths;
        return directions.matmul(directions.t());
    }
}
