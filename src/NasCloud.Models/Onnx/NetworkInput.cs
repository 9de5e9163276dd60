using NasCloud.Models.Networks;
using static Onnx.TensorProto.Types;

namespace NasCloud.Models.Onnx;

/// <summary>Adds to a graph what comes before the network: the input, and what is done to pixels.</summary>
internal static class NetworkInput
{
    /// <summary>Adds both.</summary>
    /// <returns>The name of what the network reads: float32, batch x channels x height x width.</returns>
    public static string Add(OnnxGraph graph, TrainedNetwork network)
    {
        var shape = network.Architecture.Input;
        graph.Input(OnnxNames.Pixels, DataType.Uint8, shape.Height, shape.Width, shape.Channels);
        var numbers = graph.Add("Cast", "input/float", [OnnxNames.Pixels], OnnxGraph.Attribute("to", (long)DataType.Float));
        var factors = graph.Constant("input/factors", network.Normalization.Factors, shape.Channels);
        var offsets = graph.Constant("input/offsets", network.Normalization.Offsets, shape.Channels);
        var scaled = graph.Add("Mul", "input/scaled", [numbers, factors]);
        var normalized = graph.Add("Add", "input/normalized", [scaled, offsets]);
        return graph.Add("Transpose", "input/channelsFirst", [normalized], OnnxGraph.Attribute("perm", 0, 3, 1, 2));
    }
}
