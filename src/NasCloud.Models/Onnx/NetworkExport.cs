using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using Onnx;
using Architecture = NasCloud.Core.Architectures.Architecture;

namespace NasCloud.Models.Onnx;

/// <summary>Adds a network's nodes to an ONNX graph.</summary>
/// <param name="graph">The graph.</param>
/// <param name="network">The network, without nodes that its output does not depend on.</param>
/// <param name="format">In which numbers weights and results are kept.</param>
internal sealed class NetworkExport(OnnxGraph graph, TrainedNetwork network, INumberFormat format)
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>The name of what each node's result is read by, and the input's, once they are added.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Adds all of them.</summary>
    /// <param name="input">The name of what the network reads.</param>
    /// <returns>The name of its result.</returns>
    public string Add(string input)
    {
        _values[Architecture.InputName] = format.Result(Architecture.InputName, input);
        foreach (var node in network.Architecture.Nodes)
            _values[node.Name] = PassesOn(node.Operation) ? Input(node) : format.Result(node.Name, Add(node));
        return _values[network.Architecture.Output];
    }

    private string Add(Node node) => node.Operation switch
    {
        Convolution c => Convolved(node, new(c.Kernel, c.Stride, c.Dilation), 1, c.Bias),
        PointwiseConvolution c => Convolved(node, new(1, c.Stride), 1, c.Bias),
        DepthwiseConvolution c => Convolved(node, new(c.Kernel, c.Stride, c.Dilation), InputShape(node).Channels, c.Bias),
        SequenceConvolution c => Convolved(node, new(c.Kernel, c.Stride, c.Dilation, OfSequences: true), 1, c.Bias),
        SequencePooling p => graph.Add("MaxPool", Result(node), [Input(node)], new Window(p.Kernel, p.Stride, OfSequences: true).Attributes),
        Dense d => graph.Add("Gemm", Result(node), WithWeights(node, d.Bias), OnnxGraph.Attribute("transB", 1)),
        BatchNormalization => Normalized(node),
        MaxPooling p => graph.Add("MaxPool", Result(node), [Input(node)], new Window(p.Kernel, p.Stride, Padded: p.Padded).Attributes),
        AveragePooling p => graph.Add("AveragePool", Result(node), [Input(node)], [.. new Window(p.Kernel, p.Stride, Padded: p.Padded).Attributes, OnnxGraph.Attribute("count_include_pad", 0)]),
        TokenEmbedding => Vectors(node),
        Gru g => Sequence(node).Gru(g),
        SelfAttention s => Sequence(node).Attention(s.Heads),
        LayerNormalization => Sequence(node).Normalization(),
        PositionEmbedding => Sequence(node).Positions(),
        GlobalMaxPooling => Vector(node, graph.Add("GlobalMaxPool", $"{node.Name}/max", [Input(node)])),
        GlobalAveragePooling => Vector(node, graph.Add("GlobalAveragePool", $"{node.Name}/mean", [Input(node)])),
        Flatten => Vector(node, Input(node)),
        Activation a => new ActivationExport(graph, node.Name, Result(node)).Add(a.Function, Input(node)),
        Addition => Added(node),
        Concatenation => graph.Add("Concat", Result(node), Inputs(node), OnnxGraph.Attribute("axis", 1)),
        Multiplication => graph.Add("Mul", Result(node), [Input(node), Factor(node)]),
        ChannelSlice s => graph.Add("Slice", Result(node), [Input(node), Indices(node, "start", s.Start), Indices(node, "end", s.Start + s.Count), Indices(node, "axis", 1)]),
        Resize r => Resized(node, r),
        Embedding e => Embedded(node, e),
        Zero => graph.Add("ConstantOfShape", Result(node), [graph.Add("Shape", $"{node.Name}/shape", [Input(node)])]),
        _ => throw new NotSupportedException($"'{node.Name}' is a {node.Operation.GetType().Name}, which can't be written as ONNX."),
    };

    /// <summary>Whether nothing but training tells its result from what it reads.</summary>
    private static bool PassesOn(Operation operation) => operation is Dropout or Identity or Activation { Function: ActivationFunction.Linear };

    private string Convolved(Node node, Window window, long groups, bool bias) => graph.Add(
        "Conv",
        Result(node),
        WithWeights(node, bias),
        [.. window.Attributes, OnnxGraph.Attribute("group", groups)]);

    private string[] WithWeights(Node node, bool bias) => bias
        ? [Input(node), Weight(node, "weight"), Weight(node, "bias")]
        : [Input(node), Weight(node, "weight")];

    private string Normalized(Node node) => graph.Add(
        "BatchNormalization",
        Result(node),
        [Input(node), Weight(node, "weight"), Weight(node, "bias"), Weight(node, "runningMean"), Weight(node, "runningVariance")],
        OnnxGraph.Attribute("epsilon", (float)NormalizationFolding.Epsilon));

    private string Vector(Node node, string input) => graph.Add("Flatten", Result(node), [input], OnnxGraph.Attribute("axis", 1));

    private string Added(Node node) => Inputs(node) switch
    {
        [var only] => only,
        [var left, var right] => graph.Add("Add", Result(node), [left, right]),
        var many => graph.Add("Sum", Result(node), many),
    };

    /// <summary>The second input of a product: a number for each channel stands for all pixels of the channel.</summary>
    private string Factor(Node node)
    {
        var factor = Inputs(node)[1];
        return InputShape(node) == network.Architecture.Shapes[node.Inputs[1]]
            ? factor
            : graph.Add("Unsqueeze", $"{node.Name}/factor", [factor, Indices(node, "axes", 2, 3)]);
    }

    private string Resized(Node node, Resize resize)
    {
        var input = InputShape(node);
        float[] scales = [1, 1, Scale(input.Height, resize.Height), Scale(input.Width, resize.Width)];
        return graph.Add(
            "Resize",
            Result(node),
            // The second is for a mode that crops.
            [Input(node), "", graph.Constant($"{node.Name}/scales", scales, scales.Length)],
            OnnxGraph.Attribute("mode", "linear"),
            OnnxGraph.Attribute("coordinate_transformation_mode", "half_pixel"));
    }

    private SequenceExport Sequence(Node node) => new(graph, network, node, Input(node), InputShape(node));

    /// <summary>A vector for each token. They are those of the input, which are in their range.</summary>
    private string Vectors(Node node)
    {
        var tokens = graph.Add("Squeeze", $"{node.Name}/tokens", [Input(node), Indices(node, "axes", 1, 2)]);
        var whole = graph.Add("Cast", $"{node.Name}/whole", [tokens], OnnxGraph.Attribute("to", (long)TensorProto.Types.DataType.Int64));
        var vectors = graph.Add("Gather", $"{node.Name}/vectors", [Weight(node, "weight"), whole], OnnxGraph.Attribute("axis", 0));
        var channelsFirst = graph.Add("Transpose", $"{node.Name}/channelsFirst", [vectors], OnnxGraph.Attribute("perm", 0, 2, 1));
        return graph.Add("Unsqueeze", Result(node), [channelsFirst, Indices(node, "row", 2)]);
    }

    /// <summary>The numbers that are no codes, then each code's vector. Codes are those of the input, which are in their ranges.</summary>
    private string Embedded(Node node, Embedding embedding)
    {
        var numbers = InputShape(node).Channels - embedding.Sizes.Count;
        var parts = new List<string>();
        if (numbers > 0)
            parts.Add(graph.Add("Slice", $"{node.Name}/numbers", [Input(node), Indices(node, "start", 0), Indices(node, "end", numbers), Indices(node, "axis", 1)]));
        for (var column = 0; column < embedding.Sizes.Count; column++)
            parts.Add(Vectors(node, column, numbers + column));
        return graph.Add("Concat", Result(node), [.. parts], OnnxGraph.Attribute("axis", 1));
    }

    private string Vectors(Node node, int column, int place)
    {
        var code = graph.Add("Gather", $"{node.Name}/code{column}", [Input(node), graph.Index($"{node.Name}/place{column}", place)], OnnxGraph.Attribute("axis", 1));
        var whole = graph.Add("Cast", $"{node.Name}/whole{column}", [code], OnnxGraph.Attribute("to", (long)TensorProto.Types.DataType.Int64));
        return graph.Add("Gather", $"{node.Name}/vector{column}", [Weight(node, $"weight{column}"), whole], OnnxGraph.Attribute("axis", 0));
    }

    /// <summary>What a size is multiplied by, and then rounded down, to become another.</summary>
    private static float Scale(int size, int target)
    {
        var scale = (float)target / size;
        while ((int)((double)size * scale) < target)
            scale = MathF.BitIncrement(scale);
        return scale;
    }

    private string Indices(Node node, string part, params ReadOnlySpan<long> values) =>
        graph.Indices($"{node.Name}/{part}", values);

    private string Weight(Node node, string part) => format.Weight(node, part, network.Weight(node.Name, part));

    // Weights and parts of nodes have names of their own: no node's result can have one of them.
    private static string Result(Node node) => $"{node.Name}/result";

    private string Input(Node node) => _values[node.Inputs[0]];

    private string[] Inputs(Node node) => [.. node.Inputs.Select(input => _values[input])];

    private TensorShape InputShape(Node node) => network.Architecture.Shapes[node.Inputs[0]];
}
