using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;
using static Onnx.TensorProto.Types;

namespace NasCloud.Models.Onnx;

/// <summary>Collects the nodes and constants of an ONNX model.</summary>
/// <param name="shortNames">Whether names of what lies between inputs and outputs are written as numbers: in a model of bytes they would be a tenth of it.</param>
internal sealed class OnnxGraph(bool shortNames = false)
{
    private readonly GraphProto _graph = new() { Name = "network" };
    private readonly HashSet<string> _domains = [];
    private readonly Dictionary<string, string> _names = OnnxNames.Fixed.ToDictionary(name => name);

    /// <summary>Adds a node of one result.</summary>
    /// <param name="operation">The operator, of ONNX's own domain.</param>
    /// <param name="output">The name of the result.</param>
    /// <param name="inputs">The names of what it reads.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string Add(string operation, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var node = new NodeProto { OpType = operation };
        foreach (var input in inputs)
            node.Input.Add(Written(input));
        node.Output.Add(Written(output));
        foreach (var attribute in attributes)
            node.Attribute.Add(attribute);
        _graph.Node.Add(node);
        return output;
    }

    /// <summary>Adds a node of one result, of ONNX's operators for machine learning beside networks.</summary>
    /// <returns><paramref name="output"/>.</returns>
    public string AddClassic(string operation, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        Add(operation, output, inputs, attributes);
        _graph.Node[^1].Domain = OpsetVersions.ClassicDomain;
        _domains.Add(OpsetVersions.ClassicDomain);
        return output;
    }

    /// <summary>Adds float32 numbers.</summary>
    /// <returns><paramref name="constant"/>.</returns>
    public string Constant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Constant(constant, DataType.Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds a single float32 number.</summary>
    /// <returns><paramref name="constant"/>.</returns>
    public string Scalar(string constant, float value) => Constant(constant, [value]);

    /// <summary>Adds a list of whole numbers, as operators take axes, places and sizes.</summary>
    /// <returns><paramref name="constant"/>.</returns>
    public string Indices(string constant, params ReadOnlySpan<long> values) =>
        Constant(constant, DataType.Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    /// <summary>Adds a single whole number.</summary>
    /// <returns><paramref name="constant"/>.</returns>
    public string Index(string constant, long value) => Constant(constant, DataType.Int64, MemoryMarshal.AsBytes([value]), []);

    /// <summary>Adds numbers of any type.</summary>
    /// <param name="constant">Their name.</param>
    /// <param name="type">Their type.</param>
    /// <param name="bytes">The numbers, little-endian.</param>
    /// <param name="shape">Their sizes; none for a single number.</param>
    /// <returns><paramref name="constant"/>.</returns>
    public string Constant(string constant, DataType type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape)
    {
        var tensor = new TensorProto { Name = Written(constant), DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        foreach (var size in shape)
            tensor.Dims.Add(size);
        _graph.Initializer.Add(tensor);
        return constant;
    }

    /// <summary>Declares an input of the model.</summary>
    public void Input(string input, DataType type, params ReadOnlySpan<long> shape) => _graph.Input.Add(Declared(Written(input), type, shape));

    /// <summary>Declares an output of the model.</summary>
    public void Output(string output, DataType type, params ReadOnlySpan<long> shape) => _graph.Output.Add(Declared(Written(output), type, shape));

    /// <summary>The whole model.</summary>
    /// <param name="opset">The operator set that its nodes are of.</param>
    /// <param name="notes">What it says of itself.</param>
    public ModelProto ToModel(int opset, IEnumerable<(string Key, string Value)> notes)
    {
        var model = new ModelProto
        {
            IrVersion = OpsetVersions.FileFormat(opset),
            ProducerName = "NasCloud",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version!.ToString(3),
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
        foreach (var domain in _domains)
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = OpsetVersions.Classic });
        foreach (var (key, value) in notes)
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model;
    }

    /// <summary>A whole number as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, long value) => new() { Name = attribute, Type = AttributeType.Int, I = value };

    /// <summary>A fraction as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, float value) => new() { Name = attribute, Type = AttributeType.Float, F = value };

    /// <summary>A word as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, string value) => new() { Name = attribute, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    /// <summary>Whole numbers as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, params ReadOnlySpan<long> values)
    {
        var result = new AttributeProto { Name = attribute, Type = AttributeType.Ints };
        foreach (var value in values)
            result.Ints.Add(value);
        return result;
    }

    /// <summary>Words as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, IEnumerable<string> values)
    {
        var result = new AttributeProto { Name = attribute, Type = AttributeType.Strings };
        foreach (var value in values)
            result.Strings.Add(ByteString.CopyFromUtf8(value));
        return result;
    }

    /// <summary>Fractions as an attribute.</summary>
    public static AttributeProto Attribute(string attribute, IEnumerable<float> values)
    {
        var result = new AttributeProto { Name = attribute, Type = AttributeType.Floats };
        result.Floats.AddRange(values);
        return result;
    }

    private string Written(string name)
    {
        // The empty one is an input that is left out.
        if (!shortNames || name.Length == 0)
            return name;
        if (!_names.TryGetValue(name, out var written))
            _names[name] = written = _names.Count.ToString(CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>A tensor whose first dimension is the batch.</summary>
    private static ValueInfoProto Declared(string value, DataType type, ReadOnlySpan<long> shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = OnnxNames.Batch });
        foreach (var size in shape)
            dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        return new() { Name = value, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }
}
