using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Files;

namespace NasCloud.Models.Networks;

/// <summary>A network that has learned: all that it takes to run it, whatever runs it.</summary>
/// <param name="Architecture">The graph.</param>
/// <param name="Weights">What it learned, by node and part: <c>conv1.weight</c>, as in <c>weights.safetensors</c>.</param>
/// <param name="Normalization">What is done to samples before.</param>
/// <param name="Classes">The names of its outputs, in order; empty where a number is predicted.</param>
public sealed record TrainedNetwork(
    Architecture Architecture, IReadOnlyDictionary<string, SafetensorsEntry> Weights, Normalization Normalization, ValueArray<string> Classes)
{
    /// <summary>The columns, where samples are rows of a table; null of images.</summary>
    public TableSchema? Table { get; init; }

    /// <summary>A part of what a node learned.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="part">Which part: <c>weight</c>, <c>bias</c>, <c>runningMean</c> or <c>runningVariance</c>.</param>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public SafetensorsEntry Weight(string node, string part) => Weights.TryGetValue($"{node}.{part}", out var weight)
        ? weight
        : throw new InvalidDataException($"The weights hold no '{node}.{part}': they are of another network than the architecture.");

    /// <summary>The nodes that the output depends on, in order.</summary>
    public IReadOnlyList<Node> LiveNodes()
    {
        var live = new HashSet<string> { Architecture.Output };
        foreach (var node in Architecture.Nodes.Reverse().Where(node => live.Contains(node.Name)))
            live.UnionWith(node.Inputs);
        return [.. Architecture.Nodes.Where(node => live.Contains(node.Name))];
    }
}
