using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;

namespace NasCloud.Core.Tests.Latency;

public sealed class RuntimeOperationsTests
{
    [Fact]
    public void Of_LayerWithNormalizationAndActivation_IsOne()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(3, 8, 8));
        builder.Then("conv", new Convolution(4, 3, Stride: 2, Bias: false));
        builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("dropout", new Dropout(0.5));
        builder.Then("pool", new GlobalAveragePooling());

        Assert.Equal(
            ["convolution 3x3/2 3x8x8 -> 4x4x4 +relu", "globalAveragePooling 4x4x4 -> 4"],
            Signatures(builder));
    }

    [Fact]
    public void Of_SumOfABranch_IsPartOfTheLayerBefore()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(4, 8, 8));
        var first = builder.Then("first", new Convolution(4, 3));
        builder.Then("second", new Convolution(4, 3));
        builder.Add("sum", new Addition(), "second", first);
        builder.Then("relu", new Activation(ActivationFunction.Relu));

        Assert.Equal(
            ["convolution 3x3 4x8x8 -> 4x8x8", "convolution 3x3 4x8x8 -> 4x8x8 +add +relu"],
            Signatures(builder));
    }

    [Fact]
    public void Of_NormalizationOfWhatOthersRead_StaysAnOperation()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(4, 8, 8));
        var conv = builder.Then("conv", new Convolution(4, 1));
        builder.Then("norm", new BatchNormalization());
        builder.Add("both", new Concatenation(), conv, "norm");

        Assert.Equal(
            ["convolution 1x1 4x8x8 -> 4x8x8", "batchNormalization 4x8x8 -> 4x8x8", "concatenation 4x8x8 & 4x8x8 -> 8x8x8"],
            Signatures(builder));
    }

    [Fact]
    public void Of_EqualOperationsWithoutWeights_AreComputedOnceAndLayersEach()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(4, 8, 8));
        foreach (var branch in new[] { "a", "b" })
        {
            builder.Add($"{branch}/relu", new Activation(ActivationFunction.Relu), Architecture.InputName);
            builder.Then($"{branch}/conv", new Convolution(4, 3));
        }

        builder.Add("both", new Concatenation(), "a/conv", "b/conv");

        Assert.Equal(
            ["activation relu 4x8x8 -> 4x8x8", "convolution 3x3 4x8x8 -> 4x8x8", "convolution 3x3 4x8x8 -> 4x8x8", "concatenation 4x8x8 & 4x8x8 -> 8x8x8"],
            Signatures(builder));
    }

    [Fact]
    public void Of_NodesWithoutEffect_AreLeftOut()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("dead", new Convolution(64, 3));
        builder.Add("pool", new GlobalAveragePooling(), Architecture.InputName);

        Assert.Equal(["globalAveragePooling 1x8x8 -> 1"], Signatures(builder));
    }

    private static IEnumerable<string> Signatures(ArchitectureBuilder builder) => RuntimeOperations.Of(builder.Build()).Select(operation => operation.Signature);
}
