using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Latency;

/// <summary>Finds what an inference runtime is left to compute of a network once training is over.</summary>
/// <remarks>
/// As the ONNX exporter and ONNX Runtime have it: what the output does not depend on is gone; dropout and identities pass on what they
/// read; a batch normalization becomes part of the layer before it where nothing else reads that; equal operations without
/// weights on equal inputs are computed once; and a layer takes up the sum with another branch and the activation that
/// follow it, where nothing else reads what lies between.
/// </remarks>
public static class RuntimeOperations
{
    /// <summary>The operations of a network, in order. One pass over its nodes.</summary>
    public static IReadOnlyList<RuntimeOperation> Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var steps = Steps(architecture);
        var readers = steps.SelectMany(step => step.Inputs.Select(input => (Input: input, Reader: step))).ToLookup(pair => pair.Input, pair => pair.Reader);
        var taken = new HashSet<string>();
        var operations = new List<RuntimeOperation>();
        foreach (var step in steps)
        {
            if (!taken.Contains(step.Name))
                operations.Add(Fuse(architecture, step, readers, taken));
        }

        return operations;
    }

    private static RuntimeOperation Fuse(Architecture architecture, Node step, ILookup<string, Node> readers, HashSet<string> taken)
    {
        var (last, isAdded) = (step, false);
        if (IsConvolution(step.Operation) && Next(last) is { Operation: Addition, Inputs.Count: 2 } sum && sum.Inputs[0] != sum.Inputs[1])
            (last, isAdded) = (Take(sum), true);
        var activation = IsLayer(step.Operation) && Next(last) is { Operation: Activation applied } next ? applied.Function : (ActivationFunction?)null;
        if (activation is not null)
            last = Take(Next(last)!);
        return new(step.Operation, step.Inputs.Select(input => architecture.Shapes[input]).ToValueArray(), architecture.Shapes[last.Name], isAdded, activation);

        // The only step that reads another; null where several do, or the network's output is read by whoever runs it.
        Node? Next(Node node) => readers[node.Name].ToList() is [var only] && !taken.Contains(only.Name) ? only : null;

        Node Take(Node node)
        {
            taken.Add(node.Name);
            return node;
        }
    }

    /// <summary>The nodes that are left, each reading what is left.</summary>
    private static List<Node> Steps(Architecture architecture)
    {
        var live = Live(architecture);
        var counts = live.SelectMany(node => node.Inputs).Append(architecture.Output).CountBy(name => name).ToDictionary();
        var byName = live.ToDictionary(node => node.Name);
        var names = new Dictionary<string, string> { [Architecture.InputName] = Architecture.InputName };
        var known = new Dictionary<(Operation, ValueArray<string>), string>();
        var steps = new List<Node>();
        foreach (var node in live)
        {
            var inputs = node.Inputs.Select(input => names[input]).ToValueArray();
            if (PassesOn(node.Operation) || IsFolded(node))
                names[node.Name] = inputs[0];
            else if (known.TryGetValue((node.Operation, inputs), out var equal))
                names[node.Name] = equal;
            else
                steps.Add(Keep(node with { Inputs = inputs }));
        }

        return steps;

        bool IsFolded(Node node) =>
            node.Operation is BatchNormalization && byName.TryGetValue(node.Inputs[0], out var source)
            && source.Operation is not BatchNormalization && IsLayer(source.Operation) && counts[source.Name] == 1;

        Node Keep(Node node)
        {
            names[node.Name] = node.Name;
            if (!IsLayer(node.Operation))
                known[(node.Operation, node.Inputs)] = node.Name;
            return node;
        }
    }

    private static List<Node> Live(Architecture architecture)
    {
        var live = new HashSet<string> { architecture.Output };
        foreach (var node in architecture.Nodes.Reverse().Where(node => live.Contains(node.Name)))
            live.UnionWith(node.Inputs);
        return [.. architecture.Nodes.Where(node => live.Contains(node.Name))];
    }

    private static bool PassesOn(Operation operation) => operation is Dropout or Identity or Activation { Function: ActivationFunction.Linear };

    private static bool IsConvolution(Operation operation) => operation is Convolution or PointwiseConvolution or DepthwiseConvolution;

    // Two of them never share weights, however equal they are.
    private static bool IsLayer(Operation operation) => IsConvolution(operation) || operation is Dense or BatchNormalization or Embedding;
}
