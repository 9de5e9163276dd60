using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Models.Files;

namespace NasCloud.Models.Networks;

/// <summary>Multiplies batch normalizations into the weighted layers before them, which they are one with once training is over.</summary>
public static class NormalizationFolding
{
    // As the normalization adds it while training.
    internal const double Epsilon = 1e-5;

    /// <summary>The same function with fewer nodes. Nodes that the output does not depend on are left out.</summary>
    /// <remarks>A normalization stays where it reads no convolution or dense layer, or one that others read too.</remarks>
    public static TrainedNetwork Fold(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var nodes = network.LiveNodes();
        var folded = nodes.Where(node => node.Operation is BatchNormalization).ToDictionary(node => node.Name, node => Foldable(nodes, node));
        var weights = network.Weights.ToDictionary(weight => weight.Key, weight => weight.Value);
        foreach (var (normalization, layer) in folded)
        {
            if (layer is not null)
                Fold(network, normalization, layer, weights);
        }

        return network with { Architecture = Without(network.Architecture, nodes, folded), Weights = weights };
    }

    /// <summary>The layer before a normalization that nothing else reads; null where there is none.</summary>
    private static Node? Foldable(IReadOnlyList<Node> nodes, Node normalization)
    {
        var source = nodes.SingleOrDefault(node => node.Name == normalization.Inputs[0]);
        return source?.Operation is Convolution or PointwiseConvolution or DepthwiseConvolution or SequenceConvolution or Dense
            && nodes.Count(node => node.Inputs.Contains(source.Name)) == 1
            ? source
            : null;
    }

    private static void Fold(TrainedNetwork network, string normalization, Node layer, Dictionary<string, SafetensorsEntry> weights)
    {
        var (scale, offset) = Affine(network, normalization);
        var weight = network.Weight(layer.Name, "weight");
        weights[$"{layer.Name}.weight"] = Scaled(weight, scale);
        weights[$"{layer.Name}.bias"] = SafetensorsEntry.Of([scale.Length], Bias(network, layer, scale, offset));
        foreach (var part in new[] { "weight", "bias", "runningMean", "runningVariance" })
            weights.Remove($"{normalization}.{part}");
    }

    private static (double[] Scale, double[] Offset) Affine(TrainedNetwork network, string normalization)
    {
        var weight = network.Weight(normalization, "weight").Values;
        var bias = network.Weight(normalization, "bias").Values;
        var mean = network.Weight(normalization, "runningMean").Values;
        var variance = network.Weight(normalization, "runningVariance").Values;
        var (scale, offset) = (new double[weight.Length], new double[weight.Length]);
        for (var channel = 0; channel < scale.Length; channel++)
        {
            scale[channel] = weight[channel] / Math.Sqrt(variance[channel] + Epsilon);
            offset[channel] = bias[channel] - (mean[channel] * scale[channel]);
        }

        return (scale, offset);
    }

    /// <summary>Each output channel's weights times its factor; output channels come first in every weight.</summary>
    private static SafetensorsEntry Scaled(SafetensorsEntry weight, double[] scale)
    {
        var values = weight.Values.ToArray();
        var each = values.Length / scale.Length;
        for (var place = 0; place < values.Length; place++)
            values[place] = (float)(values[place] * scale[place / each]);
        return SafetensorsEntry.Of(weight.Shape, values);
    }

    private static float[] Bias(TrainedNetwork network, Node layer, double[] scale, double[] offset)
    {
        if (!network.Weights.TryGetValue($"{layer.Name}.bias", out var bias))
            return Array.ConvertAll(offset, value => (float)value);
        var values = bias.Values.ToArray();
        for (var channel = 0; channel < values.Length; channel++)
            values[channel] = (float)((values[channel] * scale[channel]) + offset[channel]);
        return values;
    }

    private static Architecture Without(Architecture architecture, IReadOnlyList<Node> nodes, Dictionary<string, Node?> folded)
    {
        var layers = folded.Values.OfType<Node>().Select(node => node.Name).ToHashSet();
        string Renamed(string name) => folded.GetValueOrDefault(name)?.Name ?? name;
        var kept = nodes
            .Where(node => folded.GetValueOrDefault(node.Name) is null)
            .Select(node => new Node(node.Name, layers.Contains(node.Name) ? WithBias(node.Operation) : node.Operation, node.Inputs.Select(Renamed).ToValueArray()));
        return new(architecture.Input, kept.ToValueArray(), Renamed(architecture.Output));
    }

    private static Operation WithBias(Operation operation) => operation switch
    {
        Convolution c => c with { Bias = true },
        PointwiseConvolution c => c with { Bias = true },
        DepthwiseConvolution c => c with { Bias = true },
        SequenceConvolution c => c with { Bias = true },
        Dense d => d with { Bias = true },
        _ => operation,
    };
}
