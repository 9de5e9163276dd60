using System.Runtime.InteropServices;
using NasCloud.Core.Architectures;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using static Onnx.TensorProto.Types;
using Architecture = NasCloud.Core.Architectures.Architecture;

namespace NasCloud.Models.Quantization;

/// <summary>
/// Weights and results in 8 bits, as pairs of QuantizeLinear and DequantizeLinear that runtimes turn into integer
/// arithmetic: weights with a scale for each output channel, results with one for all, biases in 32 bits
/// (Jacob et al. 2018, arXiv 1712.05877).
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="network">The network, its normalizations folded.</param>
/// <param name="ranges">The range of each result, by node, and of the input.</param>
internal sealed class ByteFormat(OnnxGraph graph, TrainedNetwork network, IReadOnlyDictionary<string, ValueRange> ranges) : INumberFormat
{
    // Of 7 bits: the instruction that multiplies bytes on processors without VNNI adds two products in 16 bits, which
    // overflows with 8. So that a model answers the same everywhere.
    private const int LargestWeight = 63;

    private readonly Dictionary<string, float[]> _weightScales = [];
    private readonly HashSet<string> _shared = [];

    /// <inheritdoc/>
    public string Weight(Node node, string part, SafetensorsEntry weight) => (node.Operation, part) switch
    {
        (BatchNormalization, _) => graph.Constant($"{node.Name}/{part}", weight.Values, weight.Shape),
        (_, "bias") => Bias(node, weight),
        _ => Weight(node, weight),
    };

    /// <inheritdoc/>
    public string Result(string node, string value)
    {
        if (node == network.Architecture.Output || ReadByClippingAlone(node))
            return value;
        var range = ranges[node];
        var (scale, zero) = Parameters(range);
        var quantized = graph.Add("QuantizeLinear", $"{value}/q", [value, scale, zero]);
        return graph.Add("DequantizeLinear", $"{value}/d", [quantized, scale, zero]);
    }

    private string Weight(Node node, SafetensorsEntry weight)
    {
        var values = weight.Values;
        var each = values.Length / (int)weight.Shape[0];
        var scales = new float[weight.Shape[0]];
        var numbers = new sbyte[values.Length];
        for (var channel = 0; channel < scales.Length; channel++)
            scales[channel] = Quantize(values.Slice(channel * each, each), numbers.AsSpan(channel * each, each), LeastScale(node, channel));
        _weightScales[node.Name] = scales;
        var constant = graph.Constant($"{node.Name}/w", DataType.Int8, MemoryMarshal.AsBytes<sbyte>(numbers), weight.Shape);
        return Dequantized(node, "weight", constant, scales, DataType.Int8, sizeof(sbyte));
    }

    private static float Quantize(ReadOnlySpan<float> values, Span<sbyte> numbers, float leastScale)
    {
        var scale = leastScale;
        foreach (var value in values)
            scale = Math.Max(scale, Math.Abs(value) / LargestWeight);
        for (var place = 0; place < values.Length; place++)
            numbers[place] = (sbyte)Math.Round(values[place] / scale);
        return scale;
    }

    /// <summary>Below it the bias, in units of input times weight, would not fit 32 bits.</summary>
    private float LeastScale(Node node, int channel)
    {
        var bias = network.Weights.TryGetValue($"{node.Name}.bias", out var values) ? Math.Abs(values.Values[channel]) : 0;
        return Math.Max(bias / InputScale(node) / (1 << 30), 1e-12f);
    }

    private string Bias(Node node, SafetensorsEntry bias)
    {
        var scales = Array.ConvertAll(_weightScales[node.Name], scale => scale * InputScale(node));
        var numbers = new int[scales.Length];
        for (var channel = 0; channel < numbers.Length; channel++)
            numbers[channel] = (int)Math.Round(bias.Values[channel] / (double)scales[channel]);
        var constant = graph.Constant($"{node.Name}/b", DataType.Int32, MemoryMarshal.AsBytes<int>(numbers), bias.Shape);
        return Dequantized(node, "bias", constant, scales, DataType.Int32, sizeof(int));
    }

    private string Dequantized(Node node, string part, string constant, float[] scales, DataType type, int size)
    {
        var scale = graph.Constant($"{node.Name}/{part}/s", scales, scales.Length);
        var zero = Shared($"zeros/{type}/{scales.Length}", name => graph.Constant(name, type, new byte[scales.Length * size], [scales.Length]));
        return graph.Add("DequantizeLinear", $"{node.Name}/{part}", [constant, scale, zero], OnnxGraph.Attribute("axis", 0));
    }

    /// <summary>The constants of a range.</summary>
    private (string Scale, string Zero) Parameters(ValueRange range) => (
        Shared(FormattableString.Invariant($"scale/{range.Scale:r}"), name => graph.Scalar(name, range.Scale)),
        Shared(FormattableString.Invariant($"zero/{range.Zero}"), name => graph.Constant(name, DataType.Uint8, [range.Zero], [])));

    /// <summary>A constant that all who need its numbers share.</summary>
    private string Shared(string name, Action<string> add)
    {
        if (_shared.Add(name))
            add(name);
        return name;
    }

    /// <summary>Whether nothing but a relu reads a result, which runtimes compute together with what it reads.</summary>
    private bool ReadByClippingAlone(string node)
    {
        var readers = network.Architecture.Nodes.Where(reader => reader.Inputs.Contains(node)).ToList();
        return node != Architecture.InputName
            && readers is [{ Operation: Activation { Function: ActivationFunction.Relu or ActivationFunction.Relu6 } }];
    }

    private float InputScale(Node node) => ranges[node.Inputs[0]].Scale;
}
