using System.Text.Json.Serialization;

namespace NasCloud.Core.Architectures;

/// <summary>What a node of an <see cref="Architecture"/> computes. Immutable, compared by value.</summary>
/// <remarks>
/// Padding follows one rule for convolutions and pooling: an odd kernel of size k is padded by (k-1)/2 on each side, times
/// the dilation, so that stride 1 keeps the size; an even one is not padded, nor is pooling that says so. Average pooling
/// leaves the padding out of its mean.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Convolution), "convolution")]
[JsonDerivedType(typeof(DepthwiseConvolution), "depthwiseConvolution")]
[JsonDerivedType(typeof(PointwiseConvolution), "pointwiseConvolution")]
[JsonDerivedType(typeof(MaxPooling), "maxPooling")]
[JsonDerivedType(typeof(AveragePooling), "averagePooling")]
[JsonDerivedType(typeof(GlobalAveragePooling), "globalAveragePooling")]
[JsonDerivedType(typeof(Dense), "dense")]
[JsonDerivedType(typeof(BatchNormalization), "batchNormalization")]
[JsonDerivedType(typeof(Activation), "activation")]
[JsonDerivedType(typeof(Dropout), "dropout")]
[JsonDerivedType(typeof(Addition), "addition")]
[JsonDerivedType(typeof(Concatenation), "concatenation")]
[JsonDerivedType(typeof(Multiplication), "multiplication")]
[JsonDerivedType(typeof(ChannelSlice), "channelSlice")]
[JsonDerivedType(typeof(Resize), "resize")]
[JsonDerivedType(typeof(Identity), "identity")]
[JsonDerivedType(typeof(Zero), "zero")]
[JsonDerivedType(typeof(Flatten), "flatten")]
[JsonDerivedType(typeof(Embedding), "embedding")]
[JsonDerivedType(typeof(SequenceConvolution), "sequenceConvolution")]
[JsonDerivedType(typeof(SequencePooling), "sequencePooling")]
[JsonDerivedType(typeof(TokenEmbedding), "tokenEmbedding")]
[JsonDerivedType(typeof(GlobalMaxPooling), "globalMaxPooling")]
[JsonDerivedType(typeof(Gru), "gru")]
[JsonDerivedType(typeof(SelfAttention), "selfAttention")]
[JsonDerivedType(typeof(LayerNormalization), "layerNormalization")]
[JsonDerivedType(typeof(PositionEmbedding), "positionEmbedding")]
public abstract record Operation;
