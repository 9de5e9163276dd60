namespace NasCloud.Core.SearchSpaces.NasBench101;

/// <summary>The graph of a module, without the vertices and edges that are on no way from its input to its output.</summary>
internal sealed class ModuleGraph
{
    /// <summary>How many vertices there can be, the input, the first, and the output, the last, among them.</summary>
    public const int Vertices = 7;

    public const int Output = Vertices - 1;

    private readonly bool[,] _edges;
    private readonly string[] _operations;

    private ModuleGraph(bool[,] edges, string[] operations) => (_edges, _operations) = (edges, operations);

    /// <summary>Whether there is a way from the input to the output.</summary>
    public bool IsConnected => EdgeCount > 0;

    public int EdgeCount => _edges.Cast<bool>().Count(edge => edge);

    /// <summary>The inner vertices that matter, in order.</summary>
    public IEnumerable<int> Inner => Enumerable.Range(1, Output - 1).Where(vertex => From(vertex).Any());

    public static ModuleGraph Of(IEnumerable<(int From, int To)> edges, IEnumerable<string> operations)
    {
        var drawn = edges.ToList();
        bool[] reached = new bool[Vertices], reaching = new bool[Vertices];
        reached[0] = reaching[Output] = true;
        foreach (var (from, to) in drawn.OrderBy(edge => edge.To))
            reached[to] |= reached[from];
        foreach (var (from, to) in drawn.OrderByDescending(edge => edge.From))
            reaching[from] |= reaching[to];
        var kept = new bool[Vertices, Vertices];
        foreach (var (from, to) in drawn)
            kept[from, to] = reached[from] && reaching[to];
        return new(kept, [.. operations]);
    }

    public bool HasEdge(int from, int to) => _edges[from, to];

    /// <summary>What an inner vertex computes.</summary>
    public string Operation(int vertex) => _operations[vertex - 1];

    /// <summary>The inner vertices that a vertex reads.</summary>
    public IEnumerable<int> InnerBefore(int vertex) => Enumerable.Range(1, Math.Max(0, vertex - 1)).Where(from => _edges[from, vertex]);

    /// <summary>The channels of each vertex, as published: those that the output concatenates share its channels, the first of them what is left over; any other has as many as the widest that reads it.</summary>
    public int[] Channels(int input, int output)
    {
        var channels = new int[Vertices];
        (channels[0], channels[Output]) = (input, output);
        var concatenated = InnerBefore(Output).ToList();
        for (var index = 0; index < concatenated.Count; index++)
            channels[concatenated[index]] = (output / concatenated.Count) + (index < output % concatenated.Count ? 1 : 0);
        for (var vertex = Output - 1; vertex > 0; vertex--)
            channels[vertex] = _edges[vertex, Output] ? channels[vertex] : From(vertex).Select(to => channels[to]).DefaultIfEmpty().Max();
        return channels;
    }

    private IEnumerable<int> From(int vertex) => Enumerable.Range(vertex + 1, Output - vertex).Where(to => _edges[vertex, to]);
}
