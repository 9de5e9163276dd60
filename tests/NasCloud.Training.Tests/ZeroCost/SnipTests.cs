using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

public class SnipTests
{
    [Fact]
    public void Score_OneLayer_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SoftmaxRegression.Architecture);

        var score = new Snip().Score(network);

        var expected = UntrainedNetworks.Weight(network, "output") * SoftmaxRegression.Gradient(network);
        Assert.Equal(expected.abs().sum().item<float>(), score, tolerance: 1e-5);
    }
}
