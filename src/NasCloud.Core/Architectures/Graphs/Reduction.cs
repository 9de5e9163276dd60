namespace NasCloud.Core.Architectures.Graphs;

/// <summary>What of a graph matters: where zeros flow, which node stands for which, and what reaches the output.</summary>
/// <param name="Graph">The graph, as it was drawn.</param>
/// <param name="IsZero">For each number, whether its result is zero whatever the input.</param>
/// <param name="StandsFor">For each number, the node whose result it passes on; itself where it computes something.</param>
/// <param name="Inputs">For each number, what it reads once zeros have fallen out of sums and identities are contracted.</param>
/// <param name="IsLive">For each number, whether the output needs it.</param>
internal sealed record Reduction(ResolvedGraph Graph, bool[] IsZero, int[] StandsFor, int[][] Inputs, bool[] IsLive)
{
    /// <summary>The node that computes the output; 0 where the network is the identity.</summary>
    public int Output => StandsFor[Graph.Output];

    public static Reduction Of(ResolvedGraph graph)
    {
        var reduction = new Reduction(graph, new bool[graph.Count], new int[graph.Count], new int[graph.Count][], new bool[graph.Count]);
        reduction.Inputs[0] = [];
        for (var number = 1; number < graph.Count; number++)
            reduction.Reduce(number);
        reduction.MarkLive();
        return reduction;
    }

    private void Reduce(int number)
    {
        var operation = Graph.Operation(number);
        var drawn = Graph.Inputs[number];
        IsZero[number] = operation switch
        {
            Zero => true,
            Multiplication => Array.Exists(drawn, input => IsZero[input]),
            _ => Array.TrueForAll(drawn, input => IsZero[input]),
        };
        var inputs = operation is Addition ? Terms(number, drawn) : drawn;
        Inputs[number] = Array.ConvertAll(inputs, input => StandsFor[input]);
        StandsFor[number] = PassesOn(operation, inputs.Length) || KeepsSize(operation, number) ? Inputs[number][0] : number;
    }

    /// <summary>A sum of zeros is any one of them.</summary>
    private int[] Terms(int number, int[] drawn) =>
        IsZero[number] ? drawn[..1] : Array.FindAll(drawn, input => !IsZero[input]);

    private static bool PassesOn(Operation operation, int inputs) => operation switch
    {
        Identity => true,
        Activation { Function: ActivationFunction.Linear } => true,
        Dropout { Rate: 0 } => true,
        MaxPooling { Kernel: 1, Stride: 1 } or AveragePooling { Kernel: 1, Stride: 1 } or SequencePooling { Kernel: 1, Stride: 1 } => true,
        Addition or Concatenation => inputs == 1,
        _ => false,
    };

    private bool KeepsSize(Operation operation, int number) =>
        operation is Resize or ChannelSlice && Graph.Shapes[number] == Graph.Shapes[Graph.Inputs[number][0]];

    private void MarkLive()
    {
        IsLive[Output] = true;
        for (var number = Graph.Count - 1; number > 0; number--)
        {
            if (!IsLive[number])
                continue;
            foreach (var input in Inputs[number])
                IsLive[input] = true;
        }
    }
}
