using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>A network as a typed graph of operations, immutable; equal to another of the same nodes in the same order.</summary>
/// <remarks>Two graphs that compute the same function are told by their <see cref="Id"/>, not by equality.</remarks>
public sealed record Architecture
{
    /// <summary>The name by which nodes refer to the network's input.</summary>
    public const string InputName = "input";

    /// <summary>Checks and creates a graph.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="nodes">At least one node, each after the nodes it reads.</param>
    /// <param name="output">The name of the node that is the network's output.</param>
    /// <exception cref="InvalidArchitectureException">A name is missing, taken or unknown, or shapes don't fit.</exception>
    [JsonConstructor]
    public Architecture(TensorShape input, ValueArray<Node> nodes, string output)
    {
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

    /// <summary>The shape of each node's result, by name; the input is among them.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, TensorShape> Shapes => throw new NotImplementedException();

    /// <summary>
    /// 32 hexadecimal digits, equal for graphs that compute the same function up to renaming: what does not reach the
    /// output is cut, identities are contracted, zeros fall out of sums, and nested sums are one.
    /// </summary>
    [JsonIgnore]
    public string Id => throw new NotImplementedException();

    /// <summary>Whether the output depends on the input.</summary>
    [JsonIgnore]
    public bool IsConnected => throw new NotImplementedException();

    /// <summary>What it costs to store and to run, counted over the nodes as they stand, dead ones too.</summary>
    [JsonIgnore]
    public ArchitectureCost Cost => throw new NotImplementedException();

    /// <summary>The same function with nothing superfluous: the graph that is trained. Keeps the <see cref="Id"/>.</summary>
    public Architecture Simplify() => throw new NotImplementedException();
}
