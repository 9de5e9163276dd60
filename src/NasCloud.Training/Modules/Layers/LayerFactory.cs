using NasCloud.Core.Architectures;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Makes the layer of each node.</summary>
internal sealed class LayerFactory(Architecture architecture, IWeightSource weights, IReadOnlyDictionary<string, int> mixtures)
{
    /// <summary>The layer of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inPlace">Whether it may overwrite its input.</param>
    public Layer Create(Node node, bool inPlace) => node.Operation switch
    {
        Convolution c => Convolution(node, c),
        PointwiseConvolution c => Convolution(node, new(c.Filters, 1, c.Stride, c.Bias)),
        DepthwiseConvolution c => Depthwise(node, c),
        SequenceConvolution c => Sequence(node, c),
        SequencePooling p => new SequencePoolingLayer(p.Kernel, p.Stride),
        Dense d => Dense(node, d),
        BatchNormalization => weights.Normalization(node.Name, Input(node).Channels),
        MaxPooling p => new PoolingLayer(maximum: true, p.Kernel, p.Stride, p.Padded),
        AveragePooling p => new PoolingLayer(maximum: false, p.Kernel, p.Stride, p.Padded),
        GlobalMaxPooling => new FunctionLayer(input => input.amax([2, 3])),
        TokenEmbedding e => new TokenEmbeddingLayer(weights.Weight(node.Name, [e.Size, e.Width])),
        Gru g => Recurrent(node, g),
        SelfAttention s => new SelfAttentionLayer(s.Heads, [.. SelfAttentionLayer.Names.Select(part => Attended(node, part))]),
        LayerNormalization => new LayerNormalizationLayer(Learned($"{node.Name}.offset", Input(node).Channels), Learned(node.Name, Input(node).Channels)),
        PositionEmbedding => new PositionEmbeddingLayer(weights.Weight(node.Name, [Input(node).Channels, Input(node).Width])),
        GlobalAveragePooling => new FunctionLayer(input => input.mean([2, 3])),
        Activation a => ActivationLayers.Create(a.Function, inPlace),
        Dropout d => new DropoutLayer(d.Rate, wholeChannels: Input(node).IsImage),
        Addition when mixtures.TryGetValue(node.Name, out var decision) => new MixtureLayer(decision),
        Addition => new AdditionLayer(),
        Concatenation => new ConcatenationLayer(),
        Multiplication => new MultiplicationLayer(),
        Resize r => new ResizeLayer(r.Height, r.Width),
        // A copy, since what follows may work in place, and would in a view change the channels that others read.
        ChannelSlice s => new FunctionLayer(input => input.narrow(1, s.Start, s.Count).clone()),
        Embedding e => new EmbeddingLayer([.. e.Sizes.Select((size, column) => weights.Weight($"{node.Name}.{column}", [size, e.Widths[column]]))]),
        Flatten => new FunctionLayer(input => input.flatten(1)),
        Zero => new FunctionLayer(input => torch.zeros_like(input)),
        Identity => new FunctionLayer(input => input.alias()),
        _ => throw new InvalidArchitectureException(node.Name, $"is a {node.Operation.GetType().Name}, which has no layer"),
    };

    private ConvolutionLayer Convolution(Node node, Convolution operation) => new(
        weights.Weight(node.Name, [operation.Filters, Input(node).Channels, operation.Kernel, operation.Kernel]),
        weights.Bias(node.Name, operation.Filters, operation.Bias),
        operation.Kernel,
        operation.Stride,
        operation.Dilation,
        groups: 1);

    private ConvolutionLayer Sequence(Node node, SequenceConvolution operation) => new(
        weights.Weight(node.Name, [operation.Filters, Input(node).Channels, 1, operation.Kernel]),
        weights.Bias(node.Name, operation.Filters, operation.Bias),
        operation.Kernel,
        operation.Stride,
        operation.Dilation,
        groups: 1,
        ofSequences: true);

    private ConvolutionLayer Depthwise(Node node, DepthwiseConvolution operation)
    {
        var channels = Input(node).Channels;
        return new(
            weights.Weight(node.Name, [channels, 1, operation.Kernel, operation.Kernel]),
            weights.Bias(node.Name, channels, operation.Bias),
            operation.Kernel,
            operation.Stride,
            operation.Dilation,
            groups: channels);
    }

    private DenseLayer Dense(Node node, Dense operation) => new(
        weights.Weight(node.Name, [operation.Units, Input(node).Channels]), weights.Bias(node.Name, operation.Units, operation.Bias));

    private GruLayer Recurrent(Node node, Gru gru)
    {
        string[] directions = gru.Bidirectional ? [GruDirection.Forward, GruDirection.Backward] : [GruDirection.Forward];
        return new([.. directions.Select(direction => new GruDirection(direction, [.. GruGate.Names.Select(gate => Gate(node, $"{node.Name}.{direction}.{gate}", gate, gru.Units))]))]);
    }

    private GruGate Gate(Node node, string place, string name, int units) => new(
        name,
        weights.Weight($"{place}.input", [units, Input(node).Channels]),
        weights.Weight($"{place}.hidden", [units, units]),
        Learned($"{place}.input", units),
        Learned($"{place}.hidden", units));

    private (string Name, Parameter Weight, Parameter Bias) Attended(Node node, string part)
    {
        var channels = Input(node).Channels;
        return (part, weights.Weight($"{node.Name}.{part}", [channels, channels]), Learned($"{node.Name}.{part}", channels));
    }

    /// <summary>Numbers that begin at 0.</summary>
    private Parameter Learned(string name, long count) => weights.Bias(name, count, wanted: true)!;

    private TensorShape Input(Node node) => architecture.Shapes[node.Inputs[0]];
}
