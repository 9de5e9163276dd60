using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NasCloud.Core.Architectures.Graphs;
using NasCloud.Core.Architectures.Json;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>A network as a typed graph of operations, immutable; equal to another of the same nodes in the same order.</summary>
/// <remarks>
/// Two graphs that compute the same function are told by their <see cref="Id"/>, not by equality. Creating one costs a
/// pass over its nodes, as do <see cref="Id"/> and <see cref="Cost"/> the first time they are read; they are kept.
/// Safe to share between threads. <see cref="ArchitectureJson"/> reads and writes it as text.
/// </remarks>
[JsonConverter(typeof(ArchitectureJsonConverter))]
public sealed record Architecture
{
    /// <summary>The name by which nodes refer to the network's input.</summary>
    public const string InputName = "input";

    private readonly ResolvedGraph _graph;

    /// <summary>Checks and creates a graph.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="nodes">At least one node, each after the nodes it reads.</param>
    /// <param name="output">The name of the node that is the network's output.</param>
    /// <exception cref="InvalidArchitectureException">A name is missing, taken or unknown, or shapes don't fit.</exception>
    public Architecture(TensorShape input, ValueArray<Node> nodes, string output)
    {
        _graph = GraphResolver.Resolve(input, nodes, output);
        Input = input;
        Nodes = nodes;
        Output = output;
    }

    /// <summary>The shape of one input sample.</summary>
    public TensorShape Input { get; }

    /// <summary>The nodes, each after those it reads.</summary>
    public ValueArray<Node> Nodes { get; }

    /// <summary>The name of the output node.</summary>
    public string Output { get; }

    /// <summary>The shape of the network's result.</summary>
    public TensorShape OutputShape => _graph.Shapes[_graph.Output];

    /// <summary>The shape of each node's result, by name; the input is among them.</summary>
    public ImmutableDictionary<string, TensorShape> Shapes => field ??= _graph.ShapesByName();

    /// <summary>
    /// 32 hexadecimal digits, equal for graphs that compute the same function up to renaming: what does not reach the
    /// output is cut, identities are contracted, zeros fall out of sums, and nested sums are one.
    /// </summary>
    /// <remarks>
    /// The graph is read as an expression, so that a part used twice and two equal parts used once each are the same.
    /// They are not for training, where equal parts learn weights of their own; yet the literature counts networks this
    /// way, which finds 4,930 of them among the 15,625 cells of NAS-Bench-201 (told apart, they would be 5,425).
    /// An operation on zeros counts as zero, its bias or f(0) included: a cut branch, as in NAS-Bench-201.
    /// </remarks>
    public string Id => field ??= Canonicalizer.Id(Reduction);

    /// <summary>Whether the output depends on the input.</summary>
    public bool IsConnected => !Reduction.IsZero[_graph.Output];

    /// <summary>What it costs to store and to run, counted over the nodes as they stand, dead ones too.</summary>
    public ArchitectureCost Cost => field ??= CostModel.Of(_graph);

    /// <summary>What each node costs, in the order of <see cref="Nodes"/>; their sums are <see cref="Cost"/>.</summary>
    public ImmutableArray<ArchitectureCost> NodeCosts() => [.. Enumerable.Range(1, Nodes.Count).Select(number => CostModel.Of(_graph, number))];

    private Reduction Reduction => field ??= Reduction.Of(_graph);

    /// <summary>The same function with nothing superfluous: the graph that is trained. Keeps the <see cref="Id"/>.</summary>
    /// <returns>
    /// The nodes that matter, under their names; the graph itself where all do. Zeros are left only where a
    /// concatenation needs them to fill channels or the whole output is zero, an identity only where it is the network.
    /// </returns>
    public Architecture Simplify() => Simplifier.Simplify(this, Reduction);

    /// <summary>Whether both have the same input, nodes and output.</summary>
    public bool Equals(Architecture? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Input == other.Input && Output == other.Output && Nodes == other.Nodes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Input, Nodes, Output);

    /// <summary>Its size in short: <c>3x32x32 -> 10 through 24 nodes</c>.</summary>
    public override string ToString() => $"{Input} -> {OutputShape} through {Nodes.Count} nodes";
}
