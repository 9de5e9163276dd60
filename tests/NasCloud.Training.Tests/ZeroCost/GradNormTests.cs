using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

public class GradNormTests
{
    [Fact]
    public void Score_OneLayer_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SoftmaxRegression.Architecture);

        var score = new GradNorm().Score(network);

        Assert.Equal(SoftmaxRegression.Gradient(network).square().sum().sqrt().item<float>(), score, tolerance: 1e-5);
    }

    [Fact]
    public void Score_SeveralLayers_AddsTheirNorms()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SampleArchitectures.Small);
        using var module = network.Create();
        torch.nn.functional.cross_entropy(module.forward(network.Batch.Images), network.Batch.Labels).backward();

        var expected = new[] { "conv.weight", "dense.weight" }.Sum(name =>
            (double)module.Weights.Single(weight => weight.Name == name).Value.grad!.square().sum().sqrt().item<float>());
        Assert.Equal(expected, new GradNorm().Score(network), tolerance: 1e-5);
    }
}
