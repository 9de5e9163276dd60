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
        Require(network, opset);
        var graph = new OnnxGraph();
        return Export(NormalizationFolding.Fold(network), opset, graph, new FloatFormat(graph));
    }

    /// <summary>Whether a network can be written: one that reads images and answers a vector.</summary>
    public static bool CanExport(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Normalization is PixelNormalization && network.Architecture.Input.IsImage && network.Architecture.OutputShape.IsVector;
    }

    /// <summary>Refuses what can't be written.</summary>
    internal static void Require(TrainedNetwork network, int opset)
    {
        OpsetVersions.Require(opset);
        var architecture = network.Architecture;
        if (!CanExport(network))
            throw new NotSupportedException($"The network makes {architecture.OutputShape} of {architecture.Input}: expected a vector of an image.");
    }

    /// <summary>Writes a network, its normalizations folded, in numbers of some kind.</summary>
    internal static byte[] Export(TrainedNetwork network, int opset, OnnxGraph graph, INumberFormat format)
    {
        var result = new NetworkExport(graph, network, format).Add(NetworkInput.Add(graph, network));
        AddOutputs(graph, result, network.Architecture.OutputShape.Channels);
        return graph.ToModel(opset, [(OnnxNames.Classes, JsonSerializer.Serialize(network.Classes.Items))]).ToByteArray();
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
