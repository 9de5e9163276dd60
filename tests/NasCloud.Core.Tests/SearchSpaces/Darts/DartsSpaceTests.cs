using System.Numerics;
using NasCloud.Core.Architectures;

namespace NasCloud.Core.Tests.SearchSpaces.Darts;

public class DartsSpaceTests
{
    private static readonly TensorShape Cifar10 = TensorShape.Image(3, 32, 32);

    /// <summary>The cell that second-order DARTS found (figures 4 and 5 of the paper).</summary>
    private static readonly (string Decision, string Option)[] Published =
    [
        .. Node("normal.node1", null, "sepConv3x3", "sepConv3x3"), .. Node("normal.node2", "0+1", "sepConv3x3", "sepConv3x3"),
        .. Node("normal.node3", "0+1", "skip", "sepConv3x3"), .. Node("normal.node4", "0+2", "skip", "dilConv3x3"),
        .. Node("reduction.node1", null, "maxPool3x3", "maxPool3x3"), .. Node("reduction.node2", "1+2", "maxPool3x3", "skip"),
        .. Node("reduction.node3", "0+2", "maxPool3x3", "skip"), .. Node("reduction.node4", "1+2", "maxPool3x3", "skip"),
    ];

    [Fact]
    public void Decode_PublishedCells_HaveThePublishedParameters()
    {
        var space = SpaceFactory.Create("darts", Cifar10, parameters: """{"channels":36,"cells":20}""");

        var network = space.Decode(SpaceFactory.Genotype(space, Published));

        Assert.Equal(3_349_342, network.Cost.Parameters);
        Assert.Equal(TensorShape.Image(4 * 144, 8, 8), network.Shapes["cell20"]);
    }

    /// <summary>Published: 4.7 million parameters and at most 600 million multiplications and additions.</summary>
    [Fact]
    public void Decode_PublishedCellsOnImagenet_HaveThePublishedSize()
    {
        var space = SpaceFactory.Create("darts", TensorShape.Image(3, 224, 224), 1000, """{"channels":48,"cells":14}""");

        var network = space.Decode(SpaceFactory.Genotype(space, Published));

        Assert.InRange(network.Cost.Parameters, 4_650_000, 4_750_000);
        Assert.Equal(TensorShape.Image(4 * 192, 7, 7), network.Shapes["cell14"]);
    }

    [Fact]
    public void Size_OfBothCells_IsWhatThePaperCounts()
    {
        // Pairs of 2, 3, 4 and 5 results; eight operations on each of eight edges; two cells.
        var cell = new BigInteger(1 * 3 * 6 * 10) * BigInteger.Pow(8, 8);

        Assert.Equal(cell * cell, SpaceFactory.Create("darts", Cifar10).Size);
    }

    [Fact]
    public void Decode_NothingButNone_IsNotConnected()
    {
        var space = SpaceFactory.Create("darts", Cifar10);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal(TensorShape.Vector(10), network.OutputShape);
        Assert.False(network.IsConnected);
    }

    [Theory]
    [InlineData("""{"operations":["skip","conv"]}""", "space.operations[1] is 'conv': expected one of none, maxPool3x3, ")]
    [InlineData("""{"cells":2}""", "space.cells is 2: expected a whole number, 3 to 64")]
    public void Parameters_OutOfRange_AreRefusedByPath(string parameters, string expected) =>
        Assert.StartsWith(expected, Assert.Single(SpaceFactory.Read("darts", parameters).Errors).ToString(), StringComparison.Ordinal);

    private static IEnumerable<(string Decision, string Option)> Node(string name, string? inputs, string first, string second) =>
        [.. inputs is null ? [] : new[] { ($"{name}.inputs", inputs) }, ($"{name}.first", first), ($"{name}.second", second)];
}
