using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Onnx;

/// <summary>Adds what only sequences have to an ONNX graph, in operators that every operator set has: recurrent units, attention, normalization of steps.</summary>
/// <param name="graph">The graph.</param>
/// <param name="network">The network.</param>
/// <param name="node">The node that it is for.</param>
/// <param name="input">The name of what it reads: batch x channels x 1 x steps.</param>
/// <param name="shape">The shape of that.</param>
internal sealed class SequenceExport(OnnxGraph graph, TrainedNetwork network, Node node, string input, TensorShape shape)
{
    private const float Epsilon = 1e-5f;

    // ONNX's order: update, reset, hidden.
    private static readonly string[] Gates = ["update", "reset", "new"];

    private string Result => $"{node.Name}/result";

    /// <summary>Adds gated recurrent units.</summary>
    /// <returns>The name of the result.</returns>
    public string Gru(Gru gru)
    {
        string[] directions = gru.Bidirectional ? ["forward", "backward"] : ["forward"];
        long count = directions.Length;
        var steps = Part("Transpose", "steps", [Part("Squeeze", "row", [input, graph.Indices($"{node.Name}/axes", 2)])], OnnxGraph.Attribute("perm", 2, 0, 1));
        var states = graph.Add(
            "GRU",
            $"{node.Name}/states",
            [
                steps,
                graph.Constant($"{node.Name}/w", All(directions, "input"), count, 3L * gru.Units, shape.Channels),
                graph.Constant($"{node.Name}/r", All(directions, "hidden"), count, 3L * gru.Units, gru.Units),
                graph.Constant($"{node.Name}/b", [.. directions.SelectMany(direction => All([direction], "inputBias").Concat(All([direction], "hiddenBias")))], count, 6L * gru.Units),
            ],
            OnnxGraph.Attribute("hidden_size", gru.Units),
            OnnxGraph.Attribute("direction", gru.Bidirectional ? "bidirectional" : "forward"),
            OnnxGraph.Attribute("linear_before_reset", 1));
        var channelsFirst = Part("Transpose", "channelsFirst", [states], OnnxGraph.Attribute("perm", 2, 1, 3, 0));
        return graph.Add("Reshape", Result, [channelsFirst, graph.Indices($"{node.Name}/shape", 0, count * gru.Units, 1, shape.Width)]);
    }

    /// <summary>Adds self-attention: products with weights are convolutions of one step.</summary>
    /// <returns>The name of the result.</returns>
    public string Attention(int heads)
    {
        var each = shape.Channels / heads;
        var parts = graph.Indices($"{node.Name}/heads", 0, heads, each, shape.Width);
        string Head(string part) => Part("Reshape", $"{part}/heads", [Product(part, input, $"{node.Name}/{part}"), parts]);
        var query = Part("Transpose", "query/steps", [Head("query")], OnnxGraph.Attribute("perm", 0, 1, 3, 2));
        var value = Part("Transpose", "value/steps", [Head("value")], OnnxGraph.Attribute("perm", 0, 1, 3, 2));
        var scores = Part("Mul", "scaled", [Part("MatMul", "scores", [query, Head("key")]), graph.Scalar($"{node.Name}/scale", 1 / MathF.Sqrt(each))]);
        var shares = Part("Softmax", "shares", [scores], OnnxGraph.Attribute("axis", 3));
        var seen = Part("Transpose", "seen/channelsFirst", [Part("MatMul", "seen", [shares, value])], OnnxGraph.Attribute("perm", 0, 1, 3, 2));
        var whole = Part("Reshape", "seen/whole", [seen, graph.Indices($"{node.Name}/shape", 0, shape.Channels, 1, shape.Width)]);
        return Product("output", whole, Result);
    }

    /// <summary>Adds the normalization of each step's channels; their mean is a convolution.</summary>
    /// <returns>The name of the result.</returns>
    public string Normalization()
    {
        var channels = shape.Channels;
        var share = graph.Constant($"{node.Name}/share", [.. Enumerable.Repeat(1f / channels, channels)], 1, channels, 1, 1);
        var centred = Part("Sub", "centred", [input, Part("Conv", "mean", [input, share])]);
        var variance = Part("Conv", "variance", [Part("Mul", "squared", [centred, centred]), share]);
        var deviation = Part("Sqrt", "deviation", [Part("Add", "positive", [variance, graph.Scalar($"{node.Name}/epsilon", Epsilon)])]);
        float[] scale = [.. network.Weight(node.Name, "offset").Values.ToArray().Select(offset => offset + 1)];
        var scaled = Part("Mul", "scaled", [Part("Div", "normalized", [centred, deviation]), graph.Constant($"{node.Name}/scale", scale, channels, 1, 1)]);
        return graph.Add("Add", Result, [scaled, graph.Constant($"{node.Name}/bias", network.Weight(node.Name, "bias").Values, channels, 1, 1)]);
    }

    /// <summary>Adds the vector of each place.</summary>
    /// <returns>The name of the result.</returns>
    public string Positions() =>
        graph.Add("Add", Result, [input, graph.Constant($"{node.Name}/positions", network.Weight(node.Name, "weight").Values, shape.Channels, 1, shape.Width)]);

    private string Product(string part, string of, string result) => graph.Add(
        "Conv",
        result,
        [
            of,
            graph.Constant($"{node.Name}/{part}/weight", network.Weight(node.Name, $"{part}.weight").Values, shape.Channels, shape.Channels, 1, 1),
            graph.Constant($"{node.Name}/{part}/bias", network.Weight(node.Name, $"{part}.bias").Values, shape.Channels),
        ]);

    private float[] All(string[] directions, string part) =>
        [.. directions.SelectMany(direction => Gates.SelectMany(gate => network.Weight(node.Name, $"{direction}.{gate}.{part}").Values.ToArray()))];

    private string Part(string operation, string part, ReadOnlySpan<string> inputs, params ReadOnlySpan<global::Onnx.AttributeProto> attributes) =>
        graph.Add(operation, $"{node.Name}/{part}", inputs, attributes);
}
