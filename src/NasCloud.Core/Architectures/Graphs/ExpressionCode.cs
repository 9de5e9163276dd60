namespace NasCloud.Core.Architectures.Graphs;

/// <summary>What an expression is, as digested. The numbers decide ids that are stored: add to them, never change them.</summary>
internal enum ExpressionCode
{
    Input = 1,
    Zero = 2,
    Sum = 3,
    Convolution = 4,
    DepthwiseConvolution = 5,
    MaxPooling = 6,
    AveragePooling = 7,
    GlobalAveragePooling = 8,
    Dense = 9,
    BatchNormalization = 10,
    Activation = 11,
    Dropout = 12,
    Concatenation = 13,
    Flatten = 14,
    Multiplication = 15,
    Resize = 16,
    ChannelSlice = 17,
    DilatedConvolution = 18,
    DilatedDepthwiseConvolution = 19,
    UnpaddedMaxPooling = 20,
    UnpaddedAveragePooling = 21,
    Embedding = 40,
    SequenceConvolution = 50,
    SequencePooling = 51,
    TokenEmbedding = 52,
    GlobalMaxPooling = 53,
}
