using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Checks names and order, and infers every shape.</summary>
internal sealed class GraphResolver
{
    private readonly Dictionary<string, int> _numbers;
    private readonly ValueArray<Node> _nodes;
    private readonly int[][] _inputs;
    private readonly TensorShape[] _shapes;

    private GraphResolver(TensorShape input, ValueArray<Node> nodes)
    {
        _nodes = nodes;
        _numbers = new(nodes.Count + 1) { [Architecture.InputName] = 0 };
        _inputs = new int[nodes.Count + 1][];
        _shapes = new TensorShape[nodes.Count + 1];
        _inputs[0] = [];
        _shapes[0] = input;
    }

    public static ResolvedGraph Resolve(TensorShape input, ValueArray<Node> nodes, string output)
    {
        ShapeRules.RequireInput(input);
        if (nodes.Count == 0)
            throw new InvalidArchitectureException("architecture", "has no nodes: expected at least one");
        return new GraphResolver(input, nodes).Resolve(output);
    }

    private ResolvedGraph Resolve(string output)
    {
        for (var i = 0; i < _nodes.Count; i++)
            Resolve(_nodes[i], i + 1);
        return new ResolvedGraph(_nodes.Items, _inputs, _shapes, OutputNumber(output));
    }

    private void Resolve(Node node, int number)
    {
        RequireName(node, number);
        var inputs = InputNumbers(node);
        _inputs[number] = inputs;
        _shapes[number] = ShapeInference.Infer(node, inputs, _shapes);
        _numbers.Add(node.Name, number);
    }

    private void RequireName(Node node, int number)
    {
        if (string.IsNullOrWhiteSpace(node?.Name))
            throw new InvalidArchitectureException($"nodes[{number - 1}]", "has no name: every node needs one");
        if (node.Name == Architecture.InputName)
            throw new InvalidArchitectureException(node.Name, "is the name of the network's input: call the node something else");
        if (_numbers.ContainsKey(node.Name))
            throw new InvalidArchitectureException(node.Name, "is the name of two nodes: names are unique");
    }

    private int[] InputNumbers(Node node)
    {
        var numbers = new int[node.Inputs.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!_numbers.TryGetValue(node.Inputs[i] ?? "", out numbers[i]))
                throw new InvalidArchitectureException(node.Name, UnknownInput(node.Inputs[i]));
        }
        return numbers;
    }

    private string UnknownInput(string? name) => _nodes.Any(node => node.Name == name)
        ? $"reads '{name}', which does not come before it: order the nodes so that each follows its inputs"
        : $"reads '{name}', which no node is called: expected '{Architecture.InputName}' or the name of an earlier node";

    private int OutputNumber(string output) =>
        _numbers.TryGetValue(output ?? "", out var number) && number > 0
            ? number
            : throw new InvalidArchitectureException("architecture", $"has the output '{output}': expected the name of one of its nodes");
}
