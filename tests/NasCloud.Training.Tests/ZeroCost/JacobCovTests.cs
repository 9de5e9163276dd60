using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

public class JacobCovTests
{
    private const double Shift = 1e-5;

    [Fact]
    public void Score_TwoSamples_FollowsFromTheirCorrelation()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(UntrainedNetworks.TwoLayers, samples: 2);
        var (hidden, output) = (UntrainedNetworks.Weight(network, "hidden"), UntrainedNetworks.Weight(network, "output"));

        var score = new JacobCov().Score(network);

        var on = (network.Batch.Images.matmul(hidden.t()) > 0).to_type(torch.ScalarType.Float32);
        var jacobians = (on * output.sum(dim: 0)).matmul(hidden);
        var centered = jacobians - jacobians.mean([1], keepdim: true);
        var products = centered.matmul(centered.t());
        var correlation = (products[0, 1] / (products[0, 0] * products[1, 1]).sqrt()).item<float>();
        Assert.Equal(-(Term(1 + correlation) + Term(1 - correlation)), score, tolerance: 1e-4);
    }

    [Fact]
    public void Score_SameSlopesEverywhere_IsVeryLow()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SoftmaxRegression.Architecture, samples: 3);

        // All samples have one and the same Jacobian: the eigenvalues are 3, 0 and 0.
        Assert.Equal(-(Term(3) + (2 * Term(0))), new JacobCov().Score(network), tolerance: 1);
    }

    private static double Term(double eigenvalue) => Math.Log(eigenvalue + Shift) + (1 / (eigenvalue + Shift));
}
