using System.Collections.Immutable;

namespace NasCloud.Core.Architectures.Json;

/// <summary>A node as it is written.</summary>
internal sealed record NodeDocument(string Name, Operation Operation, ImmutableArray<string> Inputs)
{
    public static NodeDocument Of(Node node) => new(node.Name, node.Operation, node.Inputs.Items);

    public static Node ToNode(NodeDocument? node, int position) => node is null
        ? throw new InvalidArchitectureException($"document at $.nodes[{position}]", "is null: expected a node")
        : new Node(node.Name, node.Operation, new(node.Inputs));
}
