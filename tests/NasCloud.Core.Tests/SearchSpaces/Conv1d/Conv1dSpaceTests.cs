using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.SearchSpaces.Conv1d;

public sealed class Conv1dSpaceTests
{
    private static readonly TensorShape Input = TensorShape.Image(3, 1, 50);

    [Fact]
    public void Decode_AnyGenotype_HasANetworkOfTheClasses() => Gen.Select(Gen.Int, Gen.Int[1, 60]).Sample((seed, steps) =>
    {
        var space = SpaceFactory.Create("conv1d", TensorShape.Image(2, 1, steps), classes: 5);

        var network = space.Decode(space.Sample(RandomStream.Create(seed, "conv1d")));

        Assert.Equal(TensorShape.Vector(5), network.OutputShape);
        Assert.Equal(network.Cost.Parameters, network.Simplify().Cost.Parameters);
    });

    [Fact]
    public void Decode_PlainNetwork_CostsWhatItsConvolutionsCost()
    {
        var space = SpaceFactory.Create("conv1d", Input, classes: 4, """{"stages":[2],"width":[8],"blocks":[1],"kernel":[5],"dilation":[2],"residual":[false],"halving":["pool"],"dropout":[0]}""");

        var network = space.Decode(SpaceFactory.Genotype(space));

        // Each convolution without bias, with the two numbers a channel of its normalization; then the classifier.
        Assert.Equal((3 * 5 * 8) + 16 + (8 * 5 * 8) + 16 + (8 * 4) + 4, network.Cost.Parameters);
        Assert.Equal(
            (50 * 8 * 15) + (3 * 50 * 8) + (25 * 8 * 2) + (25 * 8 * 40) + (3 * 25 * 8) + (25 * 8) + (8 * 4),
            network.Cost.Flops);
    }

    [Fact]
    public void Decode_ResidualStages_HalveByTheStrideOfTheFirstConvolution()
    {
        var space = SpaceFactory.Create("conv1d", Input, classes: 4, """{"stages":[3],"width":[8],"blocks":[2],"kernel":[3],"dilation":[1],"residual":[true],"halving":["stride"],"dropout":[0]}""");

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal(TensorShape.Image(8, 1, 13), network.Shapes["stage3.block2.sum"]);
        Assert.Equal(new SequenceConvolution(8, 1, 2, Bias: false), network.Nodes.Single(node => node.Name == "stage2.block1.shortcut.conv").Operation);
        Assert.DoesNotContain("stage2.block2.shortcut.conv", network.Shapes.Keys);
    }

    [Fact]
    public void Create_KernelOfOneStep_HasNoDistance() =>
        Assert.DoesNotContain(SpaceFactory.Create("conv1d", Input, parameters: """{"kernel":[1]}""").Decisions, decision => decision.Name.EndsWith("dilation", StringComparison.Ordinal));

    [Fact]
    public void Create_Images_SaysWhatToDo() =>
        Assert.Contains("let dataset.kind be series", Assert.Throws<ArgumentException>(() => SpaceFactory.Create("conv1d", TensorShape.Image(1, 28, 28))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("resnet", false)]
    [InlineData("chain", false)]
    [InlineData("conv1d", true)]
    [InlineData("mlp", true)]
    public void CreateSpace_OfSeries_IsForSpacesThatReadThem(string name, bool reads)
    {
        var (components, errors) = ComponentReader.ReadSpace(name);
        Assert.Empty(errors);
        var data = new DatasetInfo("waves", TensorShape.Image(1, 1, 48), ["a", "b"], 100, 0, "0") { IsSeries = true };

        if (reads)
            Assert.Equal(name, SearchComponents.CreateSpace(components[0], data).Name);
        else
            Assert.Contains($"{name} is not for series: expected mlp or conv1d", Assert.Throws<ArgumentException>(() => SearchComponents.CreateSpace(components[0], data)).Message, StringComparison.Ordinal);
    }
}
