using NasCloud.Cli.Views;
using NasCloud.Core.Architectures;

namespace NasCloud.Cli.Tests.Views;

public sealed class OperationTextTests
{
    public static TheoryData<Operation, string> Operations => new()
    {
        { new Convolution(32, 3, 2), "convolution 3x3, 32 filters, stride 2" },
        { new PointwiseConvolution(1), "convolution 1x1, 1 filter" },
        { new DepthwiseConvolution(5), "depthwise convolution 5x5" },
        { new MaxPooling(2, 2), "max pooling 2x2, stride 2" },
        { new AveragePooling(3, 1), "average pooling 3x3" },
        { new GlobalAveragePooling(), "global average pooling" },
        { new Dense(10), "dense, 10 units" },
        { new BatchNormalization(), "batch normalization" },
        { new Activation(ActivationFunction.LeakyRelu), "leakyRelu" },
        { new Dropout(0.25), "dropout 0.25" },
        { new Addition(), "addition" },
        { new Flatten(), "flatten" },
        { new Multiplication(), "multiplication" },
        { new DepthwiseConvolution(3, 1, false, Dilation: 2), "depthwise convolution 3x3, dilation 2" },
        { new MaxPooling(3, 2, Padded: false), "max pooling 3x3, stride 2, unpadded" },
        { new Resize(24, 32), "resize to 24x32" },
        { new SequenceConvolution(16, 9, 2, Dilation: 4), "convolution of 9 steps, 16 filters, stride 2, dilation 4" },
        { new TokenEmbedding(500, 16), "embedding of 500 tokens in 16 numbers" },
        { new GlobalMaxPooling(), "global max pooling" },
        { new Gru(32, Bidirectional: true), "gru, 32 units, bidirectional" },
        { new SelfAttention(4), "self-attention, 4 heads" },
        { new LayerNormalization(), "layer normalization" },
        { new PositionEmbedding(), "embedding of positions" },
        { new SequencePooling(2, 2), "max pooling of 2 steps, stride 2" },
        { new ChannelSlice(2, 4), "channels 2 to 5" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Describe_OfOperation_NamesItAndItsSizes(Operation operation, string expected) => Assert.Equal(expected, OperationText.Describe(operation));
}
