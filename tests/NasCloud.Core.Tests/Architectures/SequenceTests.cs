using NasCloud.Core.Architectures;

namespace NasCloud.Core.Tests.Architectures;

public sealed class SequenceTests
{
    [Fact]
    public void Shapes_StridesAndWindows_ShrinkTheStepsAlone()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 1, 21));
        builder.Then("conv", new SequenceConvolution(4, 5, Stride: 2, Dilation: 3));
        builder.Then("odd", new SequencePooling(3, 2));
        builder.Then("even", new SequencePooling(2, 2));

        var shapes = builder.Build().Shapes;

        Assert.Equal(TensorShape.Image(4, 1, 11), shapes["conv"]);
        Assert.Equal(TensorShape.Image(4, 1, 6), shapes["odd"]);
        Assert.Equal(TensorShape.Image(4, 1, 3), shapes["even"]);
    }

    public static TheoryData<Operation, string> Wrong => new()
    {
        { new SequenceConvolution(4, 4), "layer: kernel is 4: kernel sizes are odd, 1 to 127" },
        { new SequenceConvolution(4, 3, 17), "layer: stride is 17: expected 1 to 16" },
        { new SequenceConvolution(4, 3, Dilation: 65), "layer: dilation is 65: expected 1 to 64" },
        { new TokenEmbedding(0, 4), "layer: size is 0: expected 1 to 65536" },
        { new TokenEmbedding(9, 65_537), "layer: width is 65537: expected 1 to 65536" },
        { new Gru(0), "layer: units is 0: expected 1 to 65536" },
        { new SelfAttention(65), "layer: heads is 65: expected 1 to 64" },
        { new SequencePooling(17, 1), "layer: kernel is 17: expected 1 to 16" },
        { new SequencePooling(10, 2), "layer: pools 9 steps with kernel 10: less than one step would be left; pool less often or with a smaller kernel" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Create_ParametersOutOfRange_SaysWhatIsExpected(Operation operation, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidArchitectureException>(() => Of(TensorShape.Image(1, 1, 9), operation)).Message);

    [Fact]
    public void Create_ImageOfSeveralRows_IsNoSequence() =>
        Assert.Equal(
            "layer: reads 1x2x9: sequenceConvolution expects a sequence, which is an image of one row",
            Assert.Throws<InvalidArchitectureException>(() => Of(TensorShape.Image(1, 2, 9), new SequenceConvolution(4, 3))).Message);

    [Fact]
    public void Create_TokensOfSeveralChannels_AreNone() =>
        Assert.Equal(
            "layer: reads 2x1x9: tokenEmbedding expects a sequence of one channel, the tokens",
            Assert.Throws<InvalidArchitectureException>(() => Of(TensorShape.Image(2, 1, 9), new TokenEmbedding(4, 3))).Message);

    [Fact]
    public void Create_HeadsThatDontDivideTheChannels_AreRefused() =>
        Assert.Equal("layer: heads is 4: expected a divisor of the 6 channels of 'input'", Assert.Throws<InvalidArchitectureException>(() => Of(TensorShape.Image(6, 1, 9), new SelfAttention(4))).Message);

    [Fact]
    public void Id_DistanceBetweenWeights_MattersWhereThereAreSeveral()
    {
        var input = TensorShape.Image(1, 1, 9);

        Assert.NotEqual(Of(input, new SequenceConvolution(4, 3)).Id, Of(input, new SequenceConvolution(4, 3, Dilation: 2)).Id);
        Assert.Equal(Of(input, new SequenceConvolution(4, 1)).Id, Of(input, new SequenceConvolution(4, 1, Dilation: 2)).Id);
    }

    [Fact]
    public void Serialize_Sequences_ReadBackEqual()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 1, 21));
        builder.Then("embedding", new TokenEmbedding(30, 6));
        builder.Then("conv", new SequenceConvolution(4, 5, Stride: 2, Bias: false, Dilation: 3));
        builder.Then("pool", new SequencePooling(3, 2));
        builder.Then("gru", new Gru(6, Bidirectional: true));
        builder.Then("positions", new PositionEmbedding());
        builder.Then("attention", new SelfAttention(3));
        builder.Then("norm", new LayerNormalization());
        builder.Then("max", new GlobalMaxPooling());
        var architecture = builder.Build();

        Assert.Equal(architecture, ArchitectureJson.Deserialize(ArchitectureJson.Serialize(architecture)));
    }

    private static Architecture Of(TensorShape input, Operation operation) => new(input, [new Node("layer", operation, ["input"])], "layer");
}
