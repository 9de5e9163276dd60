using System.Collections.Immutable;
using NasCloud.Core.Architectures;

namespace NasCloud.Core.Searches.Reports;

/// <summary>What one node of a network makes and costs.</summary>
/// <param name="Name">The node.</param>
/// <param name="Shape">The shape of its result, without the batch.</param>
/// <param name="Parameters">Its learned numbers.</param>
/// <param name="Flops">Its operations for one sample, as <see cref="ArchitectureCost"/> counts them.</param>
public sealed record NodeReport(string Name, TensorShape Shape, long Parameters, long Flops)
{
    /// <summary>The report of each node, in their order.</summary>
    public static ImmutableArray<NodeReport> Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return [.. architecture.Nodes.Zip(architecture.NodeCosts(), (node, cost) => new NodeReport(node.Name, architecture.Shapes[node.Name], cost.Parameters, cost.Flops))];
    }
}
