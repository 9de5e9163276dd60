using System.Collections.Immutable;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.NasBench201;

/// <summary>The network around the cells: stem, three stages of cells, a residual reduction between stages, classifier.</summary>
internal sealed class NasBench201Skeleton(TensorShape input, int classes, int channels, int cellsPerStage)
{
    private const int Stages = 3;
    private const int CellNodes = 4;

    /// <summary>The edges of a cell, in the order of the genotype's digits.</summary>
    public static ValueArray<(int From, int To)> Edges { get; } = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)];

    /// <summary>What the operations of an edge are called, in the order of their digits.</summary>
    public static ValueArray<string> Options { get; } = ["none", "skip", "conv1x1", "conv3x3", "averagePool3x3"];

    /// <summary>The network of a cell.</summary>
    /// <param name="operations">What its edges compute.</param>
    public Architecture Build(ValueArray<EdgeOperation> operations) =>
        Build((network, edge, name, from, width) => AddEdge(network, name, from, operations[edge], width));

    /// <summary>The networks of all cells in one.</summary>
    public Relaxation BuildRelaxed()
    {
        var mixtures = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var architecture = Build((network, edge, name, from, width) =>
        {
            mixtures[name] = edge;
            return AddMixture(network, name, from, width);
        });
        return new(architecture, mixtures.ToImmutable());
    }

    private Architecture Build(EdgeBuilder addEdge)
    {
        var network = new ArchitectureBuilder(input);
        network.Then("stem.conv", Unbiased(channels, 3));
        network.Then("stem.norm", new BatchNormalization());
        for (var stage = 0; stage < Stages; stage++)
            AddStage(network, addEdge, stage);
        AddClassifier(network);
        return network.Build();
    }

    private void AddStage(ArchitectureBuilder network, EdgeBuilder addEdge, int stage)
    {
        var width = channels << stage;
        if (stage > 0)
            AddReduction(network, $"reduction{stage}", width, stage);
        for (var cell = 1; cell <= cellsPerStage; cell++)
            AddCell(network, $"stage{stage + 1}.cell{cell}", addEdge, width);
    }

    private static void AddCell(ArchitectureBuilder network, string cell, EdgeBuilder addEdge, int width)
    {
        var nodes = new string[CellNodes];
        nodes[0] = network.Last;
        var edge = 0;
        for (var node = 1; node < CellNodes; node++)
        {
            var terms = new string[node];
            for (var from = 0; from < node; from++)
                terms[from] = addEdge(network, edge++, $"{cell}.edge{from}-{node}", nodes[from], width);
            nodes[node] = network.Add($"{cell}.node{node}", new Addition(), terms);
        }
    }

    private static string AddEdge(ArchitectureBuilder network, string edge, string from, EdgeOperation operation, int width) => operation switch
    {
        EdgeOperation.None => network.Add(edge, new Zero(), from),
        EdgeOperation.Skip => network.Add(edge, new Identity(), from),
        EdgeOperation.Convolution1x1 => AddConvolution(network, Name(edge, operation), from, Unbiased(width, 1)),
        EdgeOperation.Convolution3x3 => AddConvolution(network, Name(edge, operation), from, Unbiased(width, 3)),
        _ => network.Add(edge, new AveragePooling(3, 1), from),
    };

    private static string AddMixture(ArchitectureBuilder network, string edge, string from, int width)
    {
        var options = Enum.GetValues<EdgeOperation>().Select(operation => operation switch
        {
            EdgeOperation.Convolution1x1 or EdgeOperation.Convolution3x3 => AddEdge(network, edge, from, operation, width),
            _ => AddEdge(network, Name(edge, operation), from, operation, width),
        });
        return network.Add(edge, new Addition(), [.. options]);
    }

    private static string Name(string edge, EdgeOperation operation) => $"{edge}.{Options[(int)operation]}";

    private static string AddConvolution(ArchitectureBuilder network, string name, string from, Convolution convolution)
    {
        network.Add($"{name}.relu", new Activation(ActivationFunction.Relu), from);
        network.Then($"{name}.conv", convolution);
        return network.Then($"{name}.norm", new BatchNormalization());
    }

    private void AddReduction(ArchitectureBuilder network, string block, int width, int reductions)
    {
        var from = network.Last;
        AddConvolution(network, $"{block}.a", from, Unbiased(width, 3, stride: 2));
        var residual = AddConvolution(network, $"{block}.b", network.Last, Unbiased(width, 3));
        network.Add($"{block}.shortcut.pool", new AveragePooling(ShortcutKernel(reductions), 2), from);
        var shortcut = network.Then($"{block}.shortcut.conv", Unbiased(width, 1));
        network.Add($"{block}.sum", new Addition(), residual, shortcut);
    }

    private int ShortcutKernel(int reductions) =>
        SideBefore(reductions, input.Height) % 2 == 0 && SideBefore(reductions, input.Width) % 2 == 0 ? 2 : 3;

    private static int SideBefore(int reductions, int side) => reductions == 1 ? side : (side + 1) / 2;

    private void AddClassifier(ArchitectureBuilder network)
    {
        network.Then("head.norm", new BatchNormalization());
        network.Then("head.relu", new Activation(ActivationFunction.Relu));
        network.Then("head.pool", new GlobalAveragePooling());
        network.Then("head.dense", new Dense(classes));
    }

    // Adds what an edge computes under the edge's name and gives the name of its result.
    private delegate string EdgeBuilder(ArchitectureBuilder network, int edge, string name, string from, int width);

    private static Convolution Unbiased(int filters, int kernel, int stride = 1) => new(filters, kernel, stride, Bias: false);
}
