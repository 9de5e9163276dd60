using System.Text.Json;
using Google.Protobuf;
using NasCloud.Models.Networks;
using static Onnx.TensorProto.Types;

namespace NasCloud.Models.Onnx;

/// <summary>Writes trained networks as ONNX models that read raw pixels, series or a table's columns as they are.</summary>
/// <remarks>
/// The model's inputs and outputs are those of <see cref="OnnxNames"/>; what is done to samples before the network reads
/// them is part of the graph, and so is the softmax after it, or what brings a predicted number into its unit. Batch normalizations are multiplied into the layers before
/// them. Any number of samples can be read at once.
/// </remarks>
public static class OnnxExporter
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">The network; it reads images, series or rows of a table and answers a vector.</param>
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

    /// <summary>Whether a network can be written: one that reads images, series or rows of a table and answers a vector.</summary>
    public static bool CanExport(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Architecture.OutputShape.IsVector && network.Normalization switch
        {
            PixelNormalization => network.Architecture.Input.IsImage,
            SeriesNormalization or TokenNormalization => network.Architecture.Input is { IsImage: true, Height: 1 },
            ColumnNormalization => network is { Architecture.Input.IsVector: true, Table: not null },
            _ => false,
        };
    }

    /// <summary>Refuses what can't be written.</summary>
    internal static void Require(TrainedNetwork network, int opset)
    {
        OpsetVersions.Require(opset);
        var architecture = network.Architecture;
        if (!CanExport(network))
            throw new NotSupportedException($"The network makes {architecture.OutputShape} of {architecture.Input}: expected a vector of an image, a series, a text or a row of a table.");
    }

    /// <summary>Writes a network, its normalizations folded, in numbers of some kind.</summary>
    internal static byte[] Export(TrainedNetwork network, int opset, OnnxGraph graph, INumberFormat format)
    {
        var result = new NetworkExport(graph, network, format).Add(NetworkInput.Add(graph, network));
        if (network.Normalization.Target is { } scale)
            AddPrediction(graph, result, scale);
        else
            AddClasses(graph, result, network.Architecture.OutputShape.Channels);
        return graph.ToModel(opset, Notes(network)).ToByteArray();
    }

    private static IEnumerable<(string Key, string Value)> Notes(TrainedNetwork network)
    {
        yield return Note(OnnxNames.Classes, network.Classes);
        if (network.Normalization is TokenNormalization { Text: { } text })
        {
            yield return Note(OnnxNames.TextColumn, [text.Column]);
            yield return Note(OnnxNames.Words, text.Words);
        }

        if (network.Table is not { } table)
            yield break;
        yield return Note(OnnxNames.NumericColumns, table.Numbers.Select(column => column.Name));
        yield return Note(OnnxNames.CategoryColumns, table.Categories.Select(column => column.Name));
        yield return Note(OnnxNames.Target, [table.Target]);
    }

    private static (string Key, string Value) Note(string key, IEnumerable<string> words) => (key, JsonSerializer.Serialize(words.ToArray()));

    /// <summary>The one number of the result, in the target's unit.</summary>
    private static void AddPrediction(OnnxGraph graph, string result, TargetScale scale)
    {
        var number = graph.Add("Reshape", "prediction/number", [result, graph.Indices("prediction/shape", -1)]);
        var scaled = graph.Add("Mul", "prediction/scaled", [number, graph.Scalar("prediction/deviation", (float)scale.Deviation)]);
        graph.Add("Add", OnnxNames.Prediction, [scaled, graph.Scalar("prediction/mean", (float)scale.Mean)]);
        graph.Output(OnnxNames.Prediction, DataType.Float);
    }

    private static void AddClasses(OnnxGraph graph, string result, int classes)
    {
        graph.Add("Identity", OnnxNames.Logits, [result]);
        graph.Add("Softmax", OnnxNames.Probabilities, [OnnxNames.Logits], OnnxGraph.Attribute("axis", 1));
        graph.Add("ArgMax", OnnxNames.Label, [OnnxNames.Logits], OnnxGraph.Attribute("axis", 1), OnnxGraph.Attribute("keepdims", 0));
        graph.Output(OnnxNames.Logits, DataType.Float, classes);
        graph.Output(OnnxNames.Probabilities, DataType.Float, classes);
        graph.Output(OnnxNames.Label, DataType.Int64);
    }
}
