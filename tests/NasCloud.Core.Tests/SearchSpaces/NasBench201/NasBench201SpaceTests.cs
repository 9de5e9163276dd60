using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;

namespace NasCloud.Core.Tests.SearchSpaces.NasBench201;

public class NasBench201SpaceTests
{
    private static readonly NasBench201Space Cifar10 = new(TensorShape.Image(3, 32, 32), 10);

    [Fact]
    public void Decode_AllGenotypes_AreTheKnownNumberOfNetworksAndCostWhatIsPublished()
    {
        var (count, networks) = (0, new HashSet<string>());
        foreach (var genotype in Cifar10.Enumerate())
        {
            var architecture = Cifar10.Decode(genotype);
            Assert.Equal(Published(genotype), architecture.Cost);
            networks.Add(architecture.Id);
            count++;
        }

        Assert.Equal((15_625, 4_930), (count, networks.Count));
    }

    /// <summary>The table's FLOPs are 1,088 higher in every cell: its counter adds for the global pooling what no rule of ours does.</summary>
    [Fact]
    public void Published_AllCellsOfTheTable_IsWhatTheTableSays()
    {
        var cells = Table();

        Assert.Equal(15_625, cells.Count);
        Assert.All(cells, cell =>
        {
            var cost = Published(Genotype.Parse(cell.Operations));
            Assert.Equal(cell.Parameters, cost.Parameters);
            Assert.Equal(cell.Flops, cost.Flops + 1_088);
        });
    }

    [Fact]
    public void Relax_AllCellsInOne_HasEachEdgeOnceForEachOperation()
    {
        var relaxed = Cifar10.Relax();

        Assert.Equal(15 * 6, relaxed.Mixtures.Count);
        Assert.Equal(Enumerable.Range(0, 6), relaxed.Mixtures.Values.Distinct().Order());
        Assert.All(relaxed.Mixtures.Keys, mixture => Assert.Equal(5, relaxed.Architecture.Nodes.Single(node => node.Name == mixture).Inputs.Count));
        var learned = relaxed.Architecture.Nodes.ToDictionary(node => node.Name);
        foreach (var node in Cifar10.Decode(Genotype.Parse("333222")).Nodes.Where(node => node.Operation is Convolution or BatchNormalization))
            Assert.Equal(node.Operation, learned[node.Name].Operation);
    }

    [Fact]
    public void Decode_ResidualCell_BuildsThePublishedSkeleton()
    {
        var network = Cifar10.Decode(Genotype.Parse("421131"));

        Assert.Equal(TensorShape.Image(16, 32, 32), network.Shapes["stage1.cell5.node3"]);
        Assert.Equal(TensorShape.Image(32, 16, 16), network.Shapes["stage2.cell1.node1"]);
        Assert.Equal(TensorShape.Image(64, 8, 8), network.Shapes["stage3.cell5.edge0-1"]);
        Assert.Equal(TensorShape.Vector(10), network.OutputShape);
        Assert.Equal(new AveragePooling(2, 2), network.Nodes.Single(node => node.Name == "reduction1.shortcut.pool").Operation);
    }

    [Theory]
    [InlineData("000000", false)]
    [InlineData("333000", false)]
    [InlineData("000100", true)]
    [InlineData("300010", true)]
    [InlineData("300001", false)]
    public void IsConnected_Cell_TellsWhetherTheInputReachesTheOutput(string cell, bool expected) =>
        Assert.Equal(expected, Cifar10.Decode(Genotype.Parse(cell)).IsConnected);

    [Theory]
    [InlineData(1, 28, 28, 10)]
    [InlineData(3, 33, 30, 100)]
    [InlineData(2, 5, 7, 2)]
    [InlineData(1, 1, 1, 1)]
    public void Decode_AnyImage_FitsIt(int channels, int height, int width, int classes)
    {
        var space = new NasBench201Space(TensorShape.Image(channels, height, width), classes, channels: 4, cellsPerStage: 1);

        Assert.Equal(TensorShape.Vector(classes), space.Decode(Genotype.Parse("432143")).OutputShape);
    }

    [Fact]
    public void Constructor_VectorInput_SaysThatItNeedsImages() =>
        Assert.Contains("needs images", Assert.Throws<ArgumentException>(() => new NasBench201Space(TensorShape.Vector(100), 10)).Message, StringComparison.Ordinal);

    [Fact]
    public void Decode_GenotypeOfAnotherSpace_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Cifar10.Decode(Genotype.Parse("42121")));

    /// <summary>What a cell's network costs by its operations alone.</summary>
    private static ArchitectureCost Published(Genotype genotype)
    {
        long conv3 = Count(genotype, 3), conv1 = Count(genotype, 2), pool = Count(genotype, 4);
        return new(73_306 + (243_040 * conv3) + (28_000 * conv1), 7_942_784 + (35_819_520 * conv3) + (4_362_240 * conv1) + (1_290_240 * pool));
    }

    private static int Count(Genotype genotype, int digit) => genotype.Choices.Count(choice => choice == digit);

    private static List<(string Operations, long Parameters, long Flops)> Table()
    {
        var data = Environment.GetEnvironmentVariable("NASCLOUD_DATA");
        var path = Path.Combine(data ?? "", "nas-bench", "nas-bench-201-cifar10.csv");
        if (!File.Exists(path))
            Assert.Skip("NASCLOUD_DATA names no folder with nas-bench/nas-bench-201-cifar10.csv.");
        return [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[1], Units(cells[4]), Units(cells[5])))];
    }

    private static long Units(string millions) => (long)(decimal.Parse(millions, CultureInfo.InvariantCulture) * 1_000_000);
}
