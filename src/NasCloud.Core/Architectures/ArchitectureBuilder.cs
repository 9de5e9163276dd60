using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>Collects the nodes of an <see cref="Architecture"/>. Not safe to share between threads.</summary>
/// <param name="input">The shape of one input sample.</param>
public sealed class ArchitectureBuilder(TensorShape input)
{
    private readonly List<Node> _nodes = [];

    /// <summary>The name of the node added last; <see cref="Architecture.InputName"/> before the first.</summary>
    public string Last { get; private set; } = Architecture.InputName;

    /// <summary>Adds a node that reads the one added last.</summary>
    /// <returns>Its name.</returns>
    public string Then(string name, Operation operation) => Add(name, operation, Last);

    /// <summary>Adds a node that reads <paramref name="inputs"/>.</summary>
    /// <returns>Its name.</returns>
    public string Add(string name, Operation operation, params ReadOnlySpan<string> inputs)
    {
        _nodes.Add(new Node(name, operation, ValueArray.Create(inputs)));
        return Last = name;
    }

    /// <summary>The architecture whose output is the node added last.</summary>
    /// <exception cref="InvalidArchitectureException">The nodes don't make a network.</exception>
    public Architecture Build() => new(input, _nodes.ToValueArray(), Last);
}
