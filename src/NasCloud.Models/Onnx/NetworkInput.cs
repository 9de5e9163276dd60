using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Networks;
using static Onnx.TensorProto.Types;

namespace NasCloud.Models.Onnx;

/// <summary>Adds to a graph what comes before the network: the inputs, and what is done to samples.</summary>
internal static class NetworkInput
{
    /// <summary>Adds both.</summary>
    /// <returns>The name of what the network reads, float32: batch x channels x height x width of images and series, batch x columns of rows.</returns>
    public static string Add(OnnxGraph graph, TrainedNetwork network) => network switch
    {
        { Table: { } table } => Rows(graph, network, table),
        { Normalization: SeriesNormalization } => Series(graph, network),
        { Normalization: TokenNormalization tokens } => Tokens(graph, network, tokens.Vocabulary),
        _ => Pixels(graph, network),
    };

    private static string Pixels(OnnxGraph graph, TrainedNetwork network)
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

    /// <summary>Standardized numbers, then the codes of the categories.</summary>
    private static string Rows(OnnxGraph graph, TrainedNetwork network, TableSchema table)
    {
        var parts = new List<string>();
        if (table.Numbers.Any())
            parts.Add(Numbers(graph, network.Normalization, table.Numbers.Count()));
        if (table.Categories.Any())
            graph.Input(OnnxNames.Categories, DataType.String, table.Categories.Count());
        foreach (var (place, column) in table.Categories.Index())
            parts.Add(Codes(graph, column, place));
        return parts is [var only] ? only : graph.Add("Concat", "input/row", [.. parts], OnnxGraph.Attribute("axis", 1));
    }

    private static string Numbers(OnnxGraph graph, Normalization normalization, int count)
    {
        graph.Input(OnnxNames.Numbers, DataType.Float, count);
        return Standardized(graph, OnnxNames.Numbers, normalization, count);
    }

    private static string Series(OnnxGraph graph, TrainedNetwork network)
    {
        var shape = network.Architecture.Input;
        graph.Input(OnnxNames.Series, DataType.Float, shape.Width, shape.Channels);
        var numbers = Standardized(graph, OnnxNames.Series, network.Normalization, shape.Channels);
        var channelsFirst = graph.Add("Transpose", "input/channelsFirst", [numbers], OnnxGraph.Attribute("perm", 0, 2, 1));
        return graph.Add("Unsqueeze", "input/oneRow", [channelsFirst, graph.Indices("input/row", 2)]);
    }

    /// <summary>Tokens as numbers; those that are not known count as 0.</summary>
    private static string Tokens(OnnxGraph graph, TrainedNetwork network, int vocabulary)
    {
        graph.Input(OnnxNames.Tokens, DataType.Int64, network.Architecture.Input.Width);
        var zero = graph.Index("input/zero", 0);
        var negative = graph.Add("Less", "input/negative", [OnnxNames.Tokens, zero]);
        var large = graph.Add("Greater", "input/large", [OnnxNames.Tokens, graph.Index("input/last", vocabulary - 1)]);
        var known = graph.Add("Where", "input/known", [graph.Add("Or", "input/unknown", [negative, large]), zero, OnnxNames.Tokens]);
        var numbers = graph.Add("Cast", "input/float", [known], OnnxGraph.Attribute("to", (long)DataType.Float));
        return graph.Add("Unsqueeze", "input/oneRow", [numbers, graph.Indices("input/row", 1, 2)]);
    }

    /// <summary>Numbers whose last dimension is the columns or channels, brought to mean 0 and deviation 1; what is missing becomes 0, the mean.</summary>
    /// <remarks>The mean is taken off first, as in training: a number may be far from 0 and vary little.</remarks>
    private static string Standardized(OnnxGraph graph, string numbers, Normalization normalization, int count)
    {
        var shifted = graph.Add("Sub", "input/shifted", [numbers, graph.Constant("input/shifts", normalization.Shifts.AsSpan(0, count), count)]);
        var scaled = graph.Add("Mul", "input/scaled", [shifted, graph.Constant("input/factors", normalization.Factors.AsSpan(0, count), count)]);
        var normalized = graph.Add("Add", "input/normalized", [scaled, graph.Constant("input/offsets", normalization.Offsets.AsSpan(0, count), count)]);
        var missing = graph.Add("IsNaN", "input/missing", [normalized]);
        return graph.Add("Where", "input/known", [missing, graph.Scalar("input/zero", 0), normalized]);
    }

    /// <summary>A name's place from 1; 0 for what is missing or not known.</summary>
    private static string Codes(OnnxGraph graph, TableColumn column, int place)
    {
        var names = graph.Add("Gather", $"input/names{place}", [OnnxNames.Categories, graph.Indices($"input/place{place}", place)], OnnxGraph.Attribute("axis", 1));
        string[] known = ["", .. column.Categories];
        return graph.AddClassic(
            "LabelEncoder",
            $"input/codes{place}",
            [names],
            OnnxGraph.Attribute("keys_strings", known),
            OnnxGraph.Attribute("values_floats", Enumerable.Range(0, known.Length).Select(code => (float)code)),
            OnnxGraph.Attribute("default_float", 0f));
    }
}
