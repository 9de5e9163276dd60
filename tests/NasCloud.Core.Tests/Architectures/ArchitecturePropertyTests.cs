using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;

namespace NasCloud.Core.Tests.Architectures;

public class ArchitecturePropertyTests
{
    [Fact]
    public void Simplify_AnyGraph_KeepsIdAndShapeAndIsIdempotent() => RandomGraphs.Any.Sample(graph =>
    {
        var simple = graph.Simplify();

        Assert.Equal(graph.Id, simple.Id);
        Assert.Equal(graph.OutputShape, simple.OutputShape);
        Assert.Equal(graph.IsConnected, simple.IsConnected);
        Assert.Same(simple, simple.Simplify());
    });

    [Fact]
    public void Simplify_ConnectedGraph_LeavesNothingSuperfluous() => RandomGraphs.Any.Where(graph => graph.IsConnected).Sample(graph =>
    {
        var simple = graph.Simplify();
        var read = simple.Nodes.SelectMany(node => node.Inputs).Append(simple.Output).ToHashSet();
        var concatenates = simple.Nodes.Any(node => node.Operation is Concatenation);

        Assert.All(simple.Nodes, node => Assert.Contains(node.Name, read));
        Assert.All(simple.Nodes, node => Assert.True(node.Operation is not Identity || simple.Nodes.Count == 1));
        Assert.All(simple.Nodes, node => Assert.True(node.Operation is not Zero || concatenates));
        Assert.All(simple.Nodes, node => Assert.Contains(graph.Nodes, drawn => drawn.Name == node.Name));
    });

    [Fact]
    public void Id_RenamedAndReordered_IsKept() => Gen.Select(RandomGraphs.Any, Gen.Int).Sample((graph, seed) =>
        Assert.Equal(graph.Id, Shuffled(graph, RandomStream.Create(seed, "shuffle")).Id));

    [Fact]
    public void Id_SumsReadInAnotherOrder_IsKept() => RandomGraphs.Any.Sample(graph =>
    {
        var turned = graph.Nodes.Select(node => node.Operation is Addition ? node with { Inputs = [.. node.Inputs.Reverse()] } : node);

        Assert.Equal(graph.Id, new Architecture(graph.Input, turned.ToValueArray(), graph.Output).Id);
    });

    [Fact]
    public void Id_LiveOperationChanged_Differs() => Gen.Select(RandomGraphs.Any, Gen.Int[0, 1000]).Sample((graph, pick) =>
    {
        var simple = graph.Simplify();
        var oneInput = simple.Nodes.Where(node => simple.Shapes[node.Name] == simple.Input && node.Operation is not (Addition or Concatenation or Multiplication)).ToList();
        if (!graph.IsConnected || simple.Nodes.Any(node => node.Operation is Zero or Concatenation) || oneInput.Count == 0)
            return;
        var chosen = oneInput[pick % oneInput.Count];

        Assert.NotEqual(simple.Id, With(simple, chosen with { Operation = new DepthwiseConvolution(11) }).Id);
    });

    [Fact]
    public void Json_AnyGraph_RoundTrips() => RandomGraphs.Any.Sample(graph =>
        Assert.Equal(graph, ArchitectureJson.Deserialize(ArchitectureJson.Serialize(graph))));

    private static Architecture With(Architecture graph, Node changed) =>
        new(graph.Input, graph.Nodes.Select(node => node.Name == changed.Name ? changed : node).ToValueArray(), graph.Output);

    /// <summary>The same graph in another topological order, under other names.</summary>
    private static Architecture Shuffled(Architecture graph, Random random)
    {
        var names = graph.Nodes.ToDictionary(node => node.Name, node => $"r{random.Next()}-{node.Name}");
        names[Architecture.InputName] = Architecture.InputName;
        var waiting = graph.Nodes.ToList();
        var placed = new HashSet<string> { Architecture.InputName };
        var nodes = new List<Node>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(node => node.Inputs.All(placed.Contains)).ToList();
            var next = ready[random.Next(ready.Count)];
            waiting.Remove(next);
            placed.Add(next.Name);
            nodes.Add(new Node(names[next.Name], next.Operation, next.Inputs.Select(input => names[input]).ToValueArray()));
        }
        return new Architecture(graph.Input, nodes.ToValueArray(), names[graph.Output]);
    }
}
