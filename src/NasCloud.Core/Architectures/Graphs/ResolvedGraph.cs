using System.Collections.Immutable;

namespace NasCloud.Core.Architectures.Graphs;

/// <summary>A checked graph with numbers for names: 0 is the network's input, i + 1 is node i.</summary>
/// <param name="Nodes">The nodes; <c>Nodes[i - 1]</c> has number i.</param>
/// <param name="Inputs">For each number, what it reads; nothing for the input.</param>
/// <param name="Shapes">For each number, the shape of its result.</param>
/// <param name="Output">The number of the output node.</param>
internal sealed record ResolvedGraph(ImmutableArray<Node> Nodes, int[][] Inputs, TensorShape[] Shapes, int Output)
{
    public int Count => Shapes.Length;

    public Operation Operation(int number) => Nodes[number - 1].Operation;

    public string Name(int number) => number == 0 ? Architecture.InputName : Nodes[number - 1].Name;

    public ImmutableDictionary<string, TensorShape> ShapesByName() =>
        Enumerable.Range(0, Count).ToImmutableDictionary(Name, number => Shapes[number]);
}
