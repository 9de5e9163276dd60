using NasCloud.Core.Objectives;
using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>
/// How differently the samples of a batch switch the network's activations (Mellor et al. 2021, arXiv 2006.04647): the
/// logarithm of the determinant of the kernel that counts, for two samples, the units that are in the same state.
/// </summary>
/// <remarks>
/// A unit is on where its activation is above zero; where a maximum over windows alone reads activations, the maxima are
/// the units. An eigenvalue of zero, as two samples with equal codes give, counts as 1e-5 so that the score stays
/// finite; a network without activations scores as low as a batch can.
/// </remarks>
internal sealed class Naswot : IZeroCostProxy
{
    private const double LeastEigenvalue = 1e-5;

    /// <inheritdoc/>
    public string Metric => MetricNames.Naswot;

    /// <inheritdoc/>
    public double Score(UntrainedNetwork network)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        var images = network.Batch.Images;
        var kernel = torch.zeros([images.shape[0], images.shape[0]], torch.ScalarType.Float64, images.device);
        using var module = network.Create(activations => kernel.add_(Agreement(activations)));
        module.forward(images);
        return Spectrum.Of(kernel, LeastEigenvalue).log().sum().item<double>();
    }

    /// <summary>For each two samples, how many units are on in both or off in both.</summary>
    private static torch.Tensor Agreement(torch.Tensor activations)
    {
        // Counts are exact in float32 up to 2^24 units a layer, and much faster than in whole numbers.
        var on = (activations > 0).flatten(1).to_type(torch.ScalarType.Float32);
        var counts = on.sum(1);
        var both = on.matmul(on.t());
        return (both * 2) - counts.unsqueeze(0) - counts.unsqueeze(1) + on.shape[1];
    }
}
