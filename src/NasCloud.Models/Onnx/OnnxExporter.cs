using System.Text.Json;
using Google.Protobuf;
using NasCloud.Models.Networks;
using static Onnx.TensorProto.Types;

namespace NasCloud.Models.Onnx;

/// <summary>Writes trained networks as ONNX models that read raw pixels.</summary>
/// <remarks>
/// The model's input and outputs are those of <see cref="OnnxNames"/>; what is done to images before the network reads
/// them is part of the graph, and so is the softmax after it. Batch normalizations are multiplied into the layers before
/// them. Any number of samples can be read at once.
/// </remarks>
public static class OnnxExporter
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">The network; it reads images and answers a vector.</param>
    /// <param name="opset">The operator set, <see cref="OpsetVersions.Oldest"/> to <see cref="OpsetVersions.Newest"/>.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="opset"/> is none that can be written.</exception>
    /// <exception cref="NotSupportedException">The network reads or answers something else.</exception>
    /// <exception cref="InvalidDataException">The weights are of another network than the architecture.</exception>
    public static byte[] Export(TrainedNetwork network, int opset = OpsetVersions.Default)
    {
        ArgumentNullException.ThrowIfNull(network);
        OpsetVersions.Require(opset);
        var architecture = network.Architecture;
        if (!architecture.Input.IsImage || !architecture.OutputShape.IsVector)
            throw new NotSupportedException($"The network makes {architecture.OutputShape} of {architecture.Input}: expected a vector of an image.");
        var graph = new OnnxGraph("network");
        var input = AddInput(graph, network);
        AddOutputs(graph, new NetworkExport(graph, NormalizationFolding.Fold(network)).Add(input), architecture.OutputShape.Channels);
        return graph.ToModel(opset, [(OnnxNames.Classes, JsonSerializer.Serialize(network.Classes.Items))]).ToByteArray();
    }

    private static string AddInput(OnnxGraph graph, TrainedNetwork network)
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

    private static void AddOutputs(OnnxGraph graph, string result, int classes)
    {
        graph.Add("Identity", OnnxNames.Logits, [result]);
        graph.Add("Softmax", OnnxNames.Probabilities, [OnnxNames.Logits], OnnxGraph.Attribute("axis", 1));
        graph.Add("ArgMax", OnnxNames.Label, [OnnxNames.Logits], OnnxGraph.Attribute("axis", 1), OnnxGraph.Attribute("keepdims", 0));
        graph.Output(OnnxNames.Logits, DataType.Float, classes);
        graph.Output(OnnxNames.Probabilities, DataType.Float, classes);
        graph.Output(OnnxNames.Label, DataType.Int64);
    }
}
