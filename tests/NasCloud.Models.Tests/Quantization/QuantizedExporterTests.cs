using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Models.Inference;
using NasCloud.Models.Onnx;
using NasCloud.Models.Quantization;
using Onnx;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Models.Tests.Quantization;

public sealed class QuantizedExporterTests
{
    private static readonly byte[] Images = Noise(64 * 60);

    [Fact]
    public void Export_SmallNetwork_AnswersNearlyTheSame()
    {
        using var full = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Small));
        using var quantized = OnnxModel.Load(QuantizedExporter.Export(SampleNetworks.Small, [Images]));

        var (expected, actual) = (full.Run(Images).Probabilities, quantized.Run(Images).Probabilities);

        Assert.True(expected.Zip(actual, (left, right) => Math.Abs(left - right)).Max() < 0.03);
    }

    [Fact]
    public void Export_Weights_AreBytesWithAScaleForEachChannel()
    {
        var model = ModelProto.Parser.ParseFrom(QuantizedExporter.Export(SampleNetworks.Small, [Images]));

        var weights = model.Graph.Initializer.Where(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Int8 && tensor.Dims.Count > 1).ToList();
        Assert.Equal(3, weights.Count);
        Assert.All(weights, weight => Assert.All(weight.RawData, number => Assert.InRange((sbyte)number, -63, 63)));
        var read = model.Graph.Node.Single(node => node.OpType == "DequantizeLinear" && node.Input[0] == weights[0].Name);
        Assert.Equal(weights[0].Dims[0], model.Graph.Initializer.Single(tensor => tensor.Name == read.Input[1]).Dims.Single());
    }

    [Fact]
    public void Export_NodesThatPassOnOrSelect_KeepTheStepsOfWhatTheyRead()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 5));
        builder.Then("conv", new Convolution(4, 3));
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("dropout", new Dropout(0.5));
        builder.Then("pool", new MaxPooling(2, 2));
        builder.Then("flatten", new Flatten());
        builder.Then("dense", new Dense(3));

        var model = ModelProto.Parser.ParseFrom(QuantizedExporter.Export(SampleNetworks.Of(builder.Build()), [Images]));

        // The input's, and one for all from the relu on.
        Assert.Equal(2, model.Graph.Node.Where(node => node.OpType == "QuantizeLinear").Select(node => node.Input[1]).Distinct().Count());
    }

    [Theory]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(22)]
    public void Export_AnyOperatorSet_RunsWhateverThePartsAre(int opset)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 5));
        builder.Then("conv", new Convolution(4, 3));
        builder.Add("mean", new AveragePooling(3, 1), "conv");
        builder.Add("gelu", new Activation(ActivationFunction.Gelu), "conv");
        builder.Add("zero", new Zero(), "conv");
        builder.Add("sum", new Addition(), "mean", "gelu", "zero");
        builder.Add("join", new Concatenation(), "sum", "conv");
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("norm", new BatchNormalization());
        builder.Then("dense", new Dense(3));
        var network = SampleNetworks.Of(builder.Build());
        using var full = OnnxModel.Load(OnnxExporter.Export(network, opset));
        using var quantized = OnnxModel.Load(QuantizedExporter.Export(network, [Images], opset));

        Assert.True(full.Run(Images).Probabilities.Zip(quantized.Run(Images).Probabilities, (left, right) => Math.Abs(left - right)).Max() < 0.05);
    }

    private static byte[] Noise(int count)
    {
        var pixels = new byte[count];
        RandomStream.Create(4, "pixels").NextBytes(pixels);
        return pixels;
    }
}
