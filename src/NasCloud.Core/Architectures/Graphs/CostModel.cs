namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Counts parameters and FLOPs as <see cref="ArchitectureCost"/> describes.</summary>
internal static class CostModel
{
    public static ArchitectureCost Of(ResolvedGraph graph)
    {
        long parameters = 0, flops = 0;
        for (var number = 1; number < graph.Count; number++)
        {
            var node = Of(graph, number);
            parameters += node.Parameters;
            flops += node.Flops;
        }
        return new ArchitectureCost(parameters, flops);
    }

    /// <summary>What one node costs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="number">The node's number, from 1.</param>
    public static ArchitectureCost Of(ResolvedGraph graph, int number)
    {
        var input = graph.Shapes[graph.Inputs[number][0]];
        return new ArchitectureCost(Parameters(graph.Operation(number), input), Flops(graph.Operation(number), input, graph.Shapes[number]));
    }

    /// <summary>Learned numbers of one operation.</summary>
    public static long Parameters(Operation operation, TensorShape input) => operation switch
    {
        Convolution c => Weights(c.Filters, Area(c.Kernel) * input.Channels, c.Bias),
        PointwiseConvolution c => Weights(c.Filters, input.Channels, c.Bias),
        DepthwiseConvolution c => Weights(input.Channels, Area(c.Kernel), c.Bias),
        SequenceConvolution c => Weights(c.Filters, (long)c.Kernel * input.Channels, c.Bias),
        Dense d => Weights(d.Units, input.Channels, d.Bias),
        BatchNormalization => 2L * input.Channels,
        Gru g => Directions(g) * 3 * Weights(g.Units, (long)input.Channels + g.Units + 1, bias: true),
        SelfAttention => 4 * Weights(input.Channels, input.Channels, bias: true),
        LayerNormalization => 2L * input.Channels,
        PositionEmbedding => input.Elements,
        TokenEmbedding e => (long)e.Size * e.Width,
        Embedding e => e.Sizes.Zip(e.Widths, (size, width) => (long)size * width).Sum(),
        _ => 0,
    };

    /// <summary>FLOPs of one operation.</summary>
    public static long Flops(Operation operation, TensorShape input, TensorShape output) => operation switch
    {
        Convolution c => output.Elements * Area(c.Kernel) * input.Channels,
        PointwiseConvolution => output.Elements * input.Channels,
        DepthwiseConvolution c => output.Elements * Area(c.Kernel),
        SequenceConvolution c => output.Elements * c.Kernel * input.Channels,
        Gru g => Directions(g) * input.Width * 3 * g.Units * ((long)input.Channels + g.Units),
        SelfAttention => (4 * output.Elements * input.Channels) + (2 * output.Elements * input.Width),
        LayerNormalization => 4 * output.Elements,
        SequencePooling p => output.Elements * p.Kernel,
        Dense => output.Elements * input.Elements,
        MaxPooling p => output.Elements * Area(p.Kernel),
        AveragePooling p => output.Elements * Area(p.Kernel),
        GlobalAveragePooling or GlobalMaxPooling => input.Elements,
        BatchNormalization => 2 * output.Elements,
        Multiplication => output.Elements,
        Resize => 4 * output.Elements,
        Activation { Function: not ActivationFunction.Linear } => output.Elements,
        _ => 0,
    };

    private static long Weights(long outputs, long weightsEach, bool bias) => outputs * (weightsEach + (bias ? 1 : 0));

    private static long Directions(Gru gru) => gru.Bidirectional ? 2 : 1;

    private static long Area(int kernel) => (long)kernel * kernel;
}
