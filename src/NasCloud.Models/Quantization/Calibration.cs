using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using Onnx;
using Architecture = NasCloud.Core.Architectures.Architecture;

namespace NasCloud.Models.Quantization;

/// <summary>Finds the range of each result in a network by running it on samples.</summary>
internal static class Calibration
{
    /// <summary>The ranges by the name of the node, and of the network's input.</summary>
    /// <param name="network">The network, its normalizations folded.</param>
    /// <param name="batches">Images as <see cref="Inference.OnnxModel.Run(byte[])"/> reads them, at least one batch.</param>
    public static IReadOnlyDictionary<string, ValueRange> Measure(TrainedNetwork network, IEnumerable<byte[]> batches)
    {
        var (file, values) = Probe(network);
        using var session = new InferenceSession(file);
        using var run = new RunOptions();
        var (names, results) = (values.Keys.ToList(), values.Values.ToList());
        var ranges = new Dictionary<string, ValueRange>();
        var shape = network.Architecture.Input;
        foreach (var pixels in batches)
        {
            using var input = OrtValue.CreateTensorValueFromMemory(pixels, [pixels.Length / shape.Elements, shape.Height, shape.Width, shape.Channels]);
            using var outputs = session.Run(run, [OnnxNames.Pixels], [input], results);
            for (var place = 0; place < names.Count; place++)
            {
                var range = ValueRange.Of(outputs[place].GetTensorDataAsSpan<float>());
                ranges[names[place]] = ranges.TryGetValue(names[place], out var before) ? before.With(range) : range;
            }
        }

        return Carried(network.Architecture, ranges);
    }

    /// <summary>What only selects or rearranges numbers keeps the steps that they have, so that nothing need be computed anew.</summary>
    private static Dictionary<string, ValueRange> Carried(Architecture architecture, Dictionary<string, ValueRange> ranges)
    {
        foreach (var node in architecture.Nodes.Where(node => node.Operation is MaxPooling or Flatten or ChannelSlice or Dropout or Identity))
            ranges[node.Name] = ranges[node.Inputs[0]];
        return ranges;
    }

    /// <summary>A model that answers every node's result, and the name of each result.</summary>
    private static (byte[] File, IReadOnlyDictionary<string, string> Values) Probe(TrainedNetwork network)
    {
        var graph = new OnnxGraph();
        var export = new NetworkExport(graph, network, new FloatFormat(graph));
        export.Add(NetworkInput.Add(graph, network));
        // Some nodes only pass on what they read: several names can stand for one result.
        var values = export.Values.ToDictionary();
        foreach (var value in values.Values.Distinct())
            graph.Output(value, TensorProto.Types.DataType.Float);
        var model = graph.ToModel(OpsetVersions.Default, []);
        foreach (var output in model.Graph.Output)
            output.Type.TensorType.Shape = null;
        return (model.ToByteArray(), values);
    }
}
