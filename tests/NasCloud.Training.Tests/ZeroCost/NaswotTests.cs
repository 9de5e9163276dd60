using NasCloud.Core.Architectures;
using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

public class NaswotTests
{
    [Fact]
    public void Score_TwoSamples_IsTheLogOfTheirDeterminant()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(UntrainedNetworks.TwoLayers, samples: 2);
        var on = network.Batch.Images.matmul(UntrainedNetworks.Weight(network, "hidden").t()) > 0;

        var score = new Naswot().Score(network);

        var alike = (on[0] == on[1]).sum().item<long>();
        Assert.InRange(alike, 0, 5);
        Assert.Equal(Math.Log((6 * 6) - (alike * alike)), score, tolerance: 1e-9);
    }

    [Fact]
    public void Score_EqualSamples_IsLowAndFinite()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(UntrainedNetworks.TwoLayers, samples: 2);
        network.Batch.Images[1].copy_(network.Batch.Images[0]);

        // The eigenvalues are 12, and 0 for which 1e-5 stands.
        Assert.Equal(Math.Log(12 * 1e-5), new Naswot().Score(network), tolerance: 1e-9);
    }

    [Theory]
    [InlineData(ActivationFunction.Relu)]
    [InlineData(ActivationFunction.Silu)]
    [InlineData(ActivationFunction.Tanh)]
    public void Score_FunctionsOfTheInputsSign_AreTheSame(ActivationFunction function)
    {
        using var scope = torch.NewDisposeScope();

        Assert.Equal(
            new Naswot().Score(UntrainedNetworks.Of(UntrainedNetworks.TwoLayers)),
            new Naswot().Score(UntrainedNetworks.Of(UntrainedNetworks.TwoLayersOf(function))));
    }
}
