using NasCloud.Core.Architectures;
using NasCloud.Models.Inference;
using NasCloud.Models.Onnx;
using Onnx;
using Google.Protobuf;

namespace NasCloud.Models.Tests.Inference;

public sealed class OnnxModelTests
{
    private static readonly byte[] File = OnnxExporter.Export(SampleNetworks.Small);

    [Fact]
    public void Load_ExportedNetwork_KnowsItsInputAndClasses()
    {
        using var model = OnnxModel.Load(File);

        Assert.Equal(TensorShape.Image(2, 6, 5), model.Input);
        Assert.Equal(["a", "b", "c"], model.Classes);
    }

    [Fact]
    public void Run_SeveralImages_AnswersEachAsAlone()
    {
        using var model = OnnxModel.Load(File);
        byte[] first = [.. Enumerable.Range(0, 60).Select(place => (byte)(place * 4))];
        byte[] second = [.. first.Reverse()];

        var both = model.Run([.. first, .. second]);

        Assert.Equal(2, both.Labels.Length);
        Assert.Equal(model.Run(second).Logits, both.Logits[3..], (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(61)]
    public void Run_NoWholeNumberOfImages_IsRefused(int bytes)
    {
        using var model = OnnxModel.Load(File);

        var exception = Assert.Throws<ArgumentException>(() => model.Run(new byte[bytes]));

        Assert.StartsWith($"There are {bytes} bytes: expected a multiple of 60, for images of 2x6x5.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoModel_IsRefused() =>
        Assert.StartsWith("ONNX Runtime can't load the model: ", Assert.Throws<InvalidDataException>(() => OnnxModel.Load([1, 2, 3])).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_ModelWithoutClasses_SaysWhatIsMissing()
    {
        var model = ModelProto.Parser.ParseFrom(File);
        model.MetadataProps.Clear();

        Assert.Contains("'nascloud.classes'", Assert.Throws<InvalidDataException>(() => OnnxModel.Load(model.ToByteArray())).Message, StringComparison.Ordinal);
    }
}
