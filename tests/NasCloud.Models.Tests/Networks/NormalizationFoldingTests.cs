using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Tests.Networks;

public sealed class NormalizationFoldingTests
{
    [Fact]
    public void Fold_NormalizationsAfterWeightedLayers_AreGoneWithTheirWeights()
    {
        var folded = NormalizationFolding.Fold(SampleNetworks.Small);

        Assert.Equal(["conv", "relu", "depthwise", "pool", "dense"], folded.Architecture.Nodes.Select(node => node.Name));
        Assert.Equal(["conv.bias", "conv.weight", "dense.bias", "dense.weight", "depthwise.bias", "depthwise.weight"], folded.Weights.Keys.Order());
        Assert.All(folded.Architecture.Nodes.Select(node => node.Operation).OfType<Convolution>(), convolution => Assert.True(convolution.Bias));
    }

    [Fact]
    public void Fold_Convolution_ScalesWeightsAndMovesTheBias()
    {
        var network = SampleNetworks.Small;
        var (gamma, variance) = (network.Weight("norm", "weight").Values[1], network.Weight("norm", "runningVariance").Values[1]);
        var (beta, mean) = (network.Weight("norm", "bias").Values[1], network.Weight("norm", "runningMean").Values[1]);
        var scale = gamma / Math.Sqrt(variance + 1e-5);

        var folded = NormalizationFolding.Fold(network);

        Assert.Equal(network.Weight("conv", "weight").Values[18] * scale, folded.Weight("conv", "weight").Values[18], 6);
        Assert.Equal(beta - (mean * scale), folded.Weight("conv", "bias").Values[1], 6);
    }

    [Fact]
    public void Fold_LayerThatOthersReadToo_StaysWithItsNormalization()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 4, 4));
        builder.Then("conv", new Convolution(2, 3));
        builder.Then("norm", new BatchNormalization());
        builder.Add("sum", new Addition(), "conv", "norm");
        builder.Then("pool", new GlobalAveragePooling());
        var network = SampleNetworks.Of(builder.Build());

        Assert.Equal(network.Architecture, NormalizationFolding.Fold(network).Architecture);
    }

    [Fact]
    public void Fold_NodesThatNothingReads_AreLeftOut()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 4, 4));
        builder.Then("conv", new Convolution(2, 3));
        builder.Add("dead", new BatchNormalization(), "conv");
        builder.Add("pool", new GlobalAveragePooling(), "conv");
        var network = SampleNetworks.Of(builder.Build());

        Assert.Equal(["conv", "pool"], NormalizationFolding.Fold(network).Architecture.Nodes.Select(node => node.Name));
    }
}
