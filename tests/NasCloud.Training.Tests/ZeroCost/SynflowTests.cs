using NasCloud.Core.Architectures;
using NasCloud.Training.ZeroCost;
using TorchSharp;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests.ZeroCost;

public class SynflowTests
{
    [Fact]
    public void Score_TwoLayers_IsTheFlowThroughEach()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(UntrainedNetworks.TwoLayers);
        var (hidden, output) = (UntrainedNetworks.Weight(network, "hidden"), UntrainedNetworks.Weight(network, "output"));

        var score = new Synflow().Score(network);

        // With weights that are all positive, what flows through a layer is what comes out at the end.
        var flow = output.abs().matmul(hidden.abs().sum(1)).sum().item<float>();
        Assert.Equal(Math.Log(1 + (2 * flow)), score, tolerance: 1e-6);
    }

    [Fact]
    public void Score_OtherSamples_IsTheSame()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SampleArchitectures.Small);

        Assert.Equal(
            new Synflow().Score(network),
            new Synflow().Score(network with { Batch = UntrainedNetworks.Of(SampleArchitectures.Small, samples: 3, seed: 9).Batch }));
    }

    [Fact]
    public void Score_WithAndWithoutNormalization_IsTheSame()
    {
        using var scope = torch.NewDisposeScope();

        Assert.Equal(
            new Synflow().Score(UntrainedNetworks.Of(SampleArchitectures.SmallOf(batchNormalization: false))),
            new Synflow().Score(UntrainedNetworks.Of(SampleArchitectures.SmallOf(batchNormalization: true))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Score_ActivationsBeforeAndAfterANormalization_AreBothComputed(bool normalized)
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 1, 1));
        builder.Then("conv", new Convolution(4, 1, Bias: false));
        builder.Then("tanh", new Activation(ActivationFunction.Tanh));
        if (normalized)
            builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("vector", new Flatten());
        builder.Then("output", new Dense(2));
        var network = UntrainedNetworks.Of(builder.Build());
        var (conv, output) = (UntrainedNetworks.Weight(network, "conv").abs().flatten(), UntrainedNetworks.Weight(network, "output").abs().sum([0L]));

        var score = new Synflow().Score(network);

        var inner = (conv * output * (1 - conv.tanh().square())).sum().item<float>();
        var outer = (conv.tanh() * output).sum().item<float>();
        Assert.Equal(Math.Log(1 + inner + outer), score, tolerance: 1e-6);
    }

    [Fact]
    public void Score_VeryDeep_IsFinite()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(3, 4, 4));
        // An odd number of filters is a case of its own in the convolutions.
        for (var layer = 0; layer < 60; layer++)
        {
            builder.Then($"conv{layer}", new Convolution(33, 3, Bias: false));
            builder.Then($"relu{layer}", new Activation(ActivationFunction.Relu));
        }

        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("output", new Dense(10));

        // Far beyond what float32 holds, e^88.
        Assert.InRange(new Synflow().Score(UntrainedNetworks.Of(builder.Build())), 120, 300);
    }
}
