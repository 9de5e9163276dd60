using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Pruning;

/// <summary>Removes channels from a trained network: what is left is a smaller network of its own, not the old one with zeros in it.</summary>
/// <remarks>It computes what the old one would if nothing read the removed channels any more.</remarks>
public static class ChannelPruner
{
    /// <summary>The network without some groups of channels.</summary>
    /// <param name="network">The network; it stays as it is.</param>
    /// <param name="groups">Its groups of channels.</param>
    /// <param name="removed">The groups to remove.</param>
    /// <exception cref="ArgumentException">One of them must stay, or a node would be left without channels.</exception>
    public static TrainedNetwork Remove(TrainedNetwork network, ChannelGroups groups, IReadOnlySet<int> removed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(removed);
        var kept = Kept(network.Architecture, groups, removed);
        var weights = new Dictionary<string, SafetensorsEntry>();
        foreach (var (name, weight) in network.Weights)
            weights[name] = Sliced(network.Architecture, name, weight, kept);
        return network with { Architecture = Smaller(network.Architecture, kept), Weights = weights };
    }

    /// <summary>For each node, and the input, the places of the channels that stay.</summary>
    private static Dictionary<string, int[]> Kept(Architecture architecture, ChannelGroups groups, IReadOnlySet<int> removed)
    {
        if (removed.Any(group => groups.IsFixed(group)))
            throw new ArgumentException("A group of channels of the network's input or output is to be removed: they must stay.", nameof(removed));
        var kept = new Dictionary<string, int[]>();
        foreach (var name in architecture.Shapes.Keys)
        {
            kept[name] = [.. groups.Of(name).Index().Where(channel => !removed.Contains(channel.Item)).Select(channel => channel.Index)];
            if (kept[name].Length == 0)
                throw new ArgumentException($"'{name}' would be left without channels: keep at least one of its {groups.Of(name).Count}.", nameof(removed));
        }

        return kept;
    }

    private static Architecture Smaller(Architecture architecture, Dictionary<string, int[]> kept) => new(
        architecture.Input,
        architecture.Nodes.Select(node => node with { Operation = Smaller(node, kept) }).ToValueArray(),
        architecture.Output);

    private static Operation Smaller(Node node, Dictionary<string, int[]> kept) => node.Operation switch
    {
        Convolution c => c with { Filters = kept[node.Name].Length },
        PointwiseConvolution c => c with { Filters = kept[node.Name].Length },
        Dense d => d with { Units = kept[node.Name].Length },
        ChannelSlice s => new ChannelSlice(kept[node.Inputs[0]].Count(channel => channel < s.Start), kept[node.Name].Length),
        var other => other,
    };

    private static SafetensorsEntry Sliced(Architecture architecture, string name, SafetensorsEntry weight, Dictionary<string, int[]> kept)
    {
        // Nodes may have dots in their names, parts have none.
        var node = architecture.Nodes.FirstOrDefault(node => node.Name == name[..name.LastIndexOf('.')])
            ?? throw new InvalidDataException($"The weights hold '{name}', and the architecture has no such node: they are of another network.");
        return node.Operation switch
        {
            Embedding => weight,
            Convolution or PointwiseConvolution or Dense when weight.Shape.Length > 1 => Sliced(weight, kept[node.Name], kept[node.Inputs[0]]),
            _ => Sliced(weight, kept[node.Name]),
        };
    }

    /// <summary>The numbers of some output channels, which come first in every weight.</summary>
    private static SafetensorsEntry Sliced(SafetensorsEntry weight, int[] outputs)
    {
        var each = weight.Values.Length / (int)weight.Shape[0];
        var values = new float[outputs.Length * each];
        for (var place = 0; place < outputs.Length; place++)
            weight.Values.Slice(outputs[place] * each, each).CopyTo(values.AsSpan(place * each));
        return SafetensorsEntry.Of([outputs.Length, .. weight.Shape[1..]], values);
    }

    /// <summary>The numbers of some output channels, and for each of them those of some input channels.</summary>
    private static SafetensorsEntry Sliced(SafetensorsEntry weight, int[] outputs, int[] inputs)
    {
        var row = weight.Values.Length / (int)weight.Shape[0];
        var each = row / (int)weight.Shape[1];
        var values = new float[outputs.Length * inputs.Length * each];
        var place = 0;
        foreach (var output in outputs)
        {
            foreach (var input in inputs)
            {
                weight.Values.Slice((output * row) + (input * each), each).CopyTo(values.AsSpan(place));
                place += each;
            }
        }

        return SafetensorsEntry.Of([outputs.Length, inputs.Length, .. weight.Shape[2..]], values);
    }
}
