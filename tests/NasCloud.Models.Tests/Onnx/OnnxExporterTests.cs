using NasCloud.Core.Architectures;
using NasCloud.Models.Inference;
using NasCloud.Models.Onnx;
using Onnx;
using Architecture = NasCloud.Core.Architectures.Architecture;

namespace NasCloud.Models.Tests.Onnx;

public sealed class OnnxExporterTests
{
    [Fact]
    public void Export_RawPixels_AreNormalizedInTheGraph()
    {
        // One dense unit a class over the means of the two channels: what it answers can be told by hand.
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 3, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        var network = SampleNetworks.Of(builder.Build());
        using var model = OnnxModel.Load(OnnxExporter.Export(network));
        // Channels are side by side: each pixel is 51 and 204.
        byte[] pixels = [.. Enumerable.Repeat<byte[]>([51, 204], 9).SelectMany(pixel => pixel)];

        var answer = model.Run(pixels);

        var (first, second) = ((0.2 - 0.3) / 0.2, (0.8 - 0.6) / 0.4);
        var (weight, bias) = (network.Weight("dense", "weight").Values.ToArray(), network.Weight("dense", "bias").Values.ToArray());
        for (var label = 0; label < 3; label++)
            Assert.Equal((weight[2 * label] * first) + (weight[(2 * label) + 1] * second) + bias[label], answer.Logits[label], 5);
        Assert.Equal(1, answer.Probabilities.Sum(), 5);
        Assert.Equal(answer.Logits.Index().MaxBy(logit => logit.Item).Index, answer.Labels[0]);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(20)]
    [InlineData(22)]
    public void Export_AnyOperatorSet_IsWrittenInIt(int opset)
    {
        var file = OnnxExporter.Export(SampleNetworks.Small, opset);

        Assert.Equal(opset, ModelProto.Parser.ParseFrom(file).OpsetImport.Single().Version);
        using var model = OnnxModel.Load(file);
        Assert.Equal(["a", "b", "c"], model.Classes);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(23)]
    public void Export_OperatorSetThatIsNotKnown_IsRefused(int opset) =>
        Assert.StartsWith(
            "Expected an operator set from 13 to 22.",
            Assert.Throws<ArgumentOutOfRangeException>(() => OnnxExporter.Export(SampleNetworks.Small, opset)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Export_SameNetworkTwice_GivesTheSameBytes() =>
        Assert.Equal(OnnxExporter.Export(SampleNetworks.Small), OnnxExporter.Export(SampleNetworks.Small));

    [Fact]
    public void Export_NodesNamedLikeInputsAndOutputs_DoNotCollide()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 5));
        builder.Then("pixels", new Convolution(3, 3));
        builder.Then("label", new DepthwiseConvolution(3));
        builder.Then("logits", new GlobalAveragePooling());

        using var model = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Of(builder.Build())));

        Assert.Equal(3, model.Run(new byte[60]).Logits.Length);
    }

    [Fact]
    public void Export_NetworkThatAnswersAnImage_IsRefused()
    {
        var architecture = new Architecture(TensorShape.Image(2, 6, 5), [new Node("conv", new Convolution(3, 3), ["input"])], "conv");

        Assert.Equal(
            "The network makes 3x6x5 of 2x6x5: expected a vector of an image, a series, a text or a row of a table.",
            Assert.Throws<NotSupportedException>(() => OnnxExporter.Export(SampleNetworks.Of(architecture))).Message);
    }

    [Fact]
    public void Export_WeightThatIsMissing_IsNamed()
    {
        var network = SampleNetworks.Small with { Weights = SampleNetworks.Small.Weights.Where(weight => weight.Key != "dense.bias").ToDictionary() };

        Assert.Contains("'dense.bias'", Assert.Throws<InvalidDataException>(() => OnnxExporter.Export(network)).Message, StringComparison.Ordinal);
    }
}
