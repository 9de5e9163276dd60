using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Tests.SearchSpaces.NasBench101;

public class NasBench101SpaceTests
{
    private static readonly SearchSpace Cifar10 = SpaceFactory.Create("nas-bench-101", TensorShape.Image(3, 32, 32));

    /// <summary>The module and its number of parameters that the benchmark's own introduction shows.</summary>
    [Fact]
    public void Decode_InceptionLikeModule_HasThePublishedParameters()
    {
        var network = Decode("0-1 0-2 0-3 0-5 1-6 2-6 3-4 4-6 5-6", "conv1x1", "conv3x3", "conv3x3", "conv3x3", "maxPool3x3");

        Assert.Equal(2_694_282, network.Cost.Parameters);
        Assert.Equal(TensorShape.Image(512, 8, 8), network.Shapes["stack3.module3.all"]);
    }

    [Fact]
    public void Decode_ChannelsThatDoNotDivide_GoToTheFirstAndAreCutForTheRest()
    {
        var network = Decode("0-1 1-2 1-3 1-6 2-6 3-6", "conv3x3", "conv1x1", "conv1x1");

        Assert.Equal(43, network.Shapes["stack1.module1.vertex1.conv3x3.conv"].Channels);
        Assert.Equal(43, network.Shapes["stack1.module1.vertex2.conv1x1.conv"].Channels);
        Assert.Equal(42, network.Shapes["stack1.module1.vertex3.conv1x1.conv"].Channels);
        Assert.Equal(new ChannelSlice(0, 42), network.Nodes.Single(node => node.Name == "stack1.module1.vertex3.from1").Operation);
    }

    [Fact]
    public void Decode_VertexThatTheOutputDoesNotRead_IsAsWideAsTheWidestReader()
    {
        var network = Decode("0-1 1-2 2-6 0-3 3-6", "conv3x3", "conv1x1", "conv1x1");

        Assert.Equal(64, network.Shapes["stack1.module1.vertex1.conv3x3.conv"].Channels);
    }

    [Fact]
    public void Decode_OnlyAnEdgeFromInputToOutput_IsAProjection()
    {
        var network = Decode("0-6");

        Assert.True(network.IsConnected);
        Assert.Equal(128, network.Shapes["stack1.module1.input.conv"].Channels);
    }

    [Fact]
    public void Decode_EdgesThatLeadNowhere_ChangeNothing() => Assert.Equal(
        Decode("0-1 1-6", "conv3x3").Id,
        Decode("0-1 1-6 0-2 2-3 1-4 4-5", "conv3x3").Id);

    [Theory]
    [InlineData("")]
    [InlineData("0-1 1-2 2-3")]
    [InlineData("1-2 2-6")]
    public void Decode_InputThatDoesNotReachTheOutput_IsNotConnected(string edges)
    {
        var network = Decode(edges);

        Assert.False(network.IsConnected);
        Assert.Equal(TensorShape.Vector(10), network.OutputShape);
    }

    [Fact]
    public void Decode_TenEdges_SaysHowManyAreAllowed() => Assert.Equal(
        "module: has 10 edges on its ways from input to output: expected at most 9",
        Assert.Throws<InvalidArchitectureException>(() => Decode("0-1 0-2 0-3 0-4 0-5 1-6 2-6 3-6 4-6 5-6")).Message);

    [Fact]
    public void Decode_AnyGenotype_GivesAVectorOfClassesUnlessItHasTooManyEdges() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 40], Gen.Int[1, 9]).Sample(
        (seed, side, classes) =>
        {
            var space = SpaceFactory.Create("nas-bench-101", TensorShape.Image(1, side, side), classes, """{"channels":13,"modulesPerStack":1,"maxEdges":21}""");

            var network = space.Decode(space.Sample(RandomStream.Create(seed, "space")));

            Assert.Equal(TensorShape.Vector(classes), network.OutputShape);
        },
        iter: 300);

    [Fact]
    public void Decode_RandomGenotypes_AreOftenWithinThePublishedLimit()
    {
        var random = RandomStream.Create(1, "space");
        var networks = Enumerable.Range(0, 400).Select(_ => TryDecode(Cifar10.Sample(random))).ToList();

        Assert.InRange(networks.Count(network => network is { IsConnected: true }), 100, 300);
    }

    private static Architecture? TryDecode(Genotype genotype)
    {
        try
        {
            return Cifar10.Decode(genotype);
        }
        catch (InvalidArchitectureException)
        {
            return null;
        }
    }

    private static Architecture Decode(string edges, params string[] operations)
    {
        var on = edges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(edge => ($"edge{edge}", "true"));
        var computed = operations.Select((operation, index) => ($"vertex{index + 1}", operation));
        return Cifar10.Decode(SpaceFactory.Genotype(Cifar10, [.. on, .. computed]));
    }
}
