using NasCloud.Core.Architectures;
using NasCloud.Models.Files;

namespace NasCloud.Models.Onnx;

/// <summary>Everything in float32.</summary>
internal sealed class FloatFormat(OnnxGraph graph) : INumberFormat
{
    public string Weight(Node node, string part, SafetensorsEntry weight) => graph.Constant($"{node.Name}/{part}", weight.Values, weight.Shape);

    public string Result(string node, string value) => value;
}
