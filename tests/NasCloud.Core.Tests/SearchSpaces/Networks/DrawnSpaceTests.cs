using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Tests.SearchSpaces.Networks;

/// <summary>What holds of every space whose networks are drawn from an image to a vector.</summary>
public class DrawnSpaceTests
{
    private static readonly string[] Names = ["alexnet", "vgg", "googlenet", "resnet", "densenet", "mobilenet-v2", "efficientnet", "darts"];

    private static readonly TensorShape[] Inputs =
    [
        TensorShape.Image(1, 28, 28), TensorShape.Image(3, 32, 32), TensorShape.Image(3, 96, 128), TensorShape.Image(1, 1, 1), TensorShape.Image(2, 5, 7),
    ];

    [Fact]
    public void Decode_AnyGenotypeOnAnyImage_GivesAVectorOfClasses() => Any.Sample(
        (space, classes, seed) =>
        {
            var genotype = space.Sample(RandomStream.Create(seed, "space"));

            var network = space.Decode(genotype);

            Assert.Equal(TensorShape.Vector(classes), network.OutputShape);
            Assert.Equal(network.Id, space.Decode(new Genotype([.. genotype.Choices])).Id);
            // Cells can have edges that are none; all else reaches the output.
            if (space.Name != "darts")
                Assert.True(network.IsConnected && network.Cost == network.Simplify().Cost);
        },
        iter: 300);

    [Fact]
    public void Decode_OneDecisionChanged_GivesAnotherNetwork() => Any.Sample(
        (space, _, seed) =>
        {
            var random = RandomStream.Create(seed, "space");
            var genotype = space.Sample(random);
            var neighbour = space.Mutate(genotype, random);

            // Where no pooling has room, its window makes no difference, and neither does what a node does with a result that is cut off.
            if (space.Name is not ("alexnet" or "darts") && space.Decode(genotype).Input.Height > 3)
                Assert.NotEqual(space.Decode(genotype).Id, space.Decode(neighbour).Id);
        },
        iter: 100);

    [Theory]
    [InlineData("alexnet", 28, 3)]
    [InlineData("vgg", 28, 3)]
    [InlineData("vgg", 32, 2)]
    [InlineData("googlenet", 28, 4)]
    [InlineData("resnet", 28, 4)]
    [InlineData("densenet", 32, 4)]
    [InlineData("mobilenet-v2", 28, 4)]
    [InlineData("efficientnet", 32, 4)]
    public void Decode_SmallImage_KeepsSeveralPixelsToTheEnd(string name, int side, int left)
    {
        var space = SpaceFactory.Create(name, TensorShape.Image(1, side, side), parameters: name == "efficientnet" ? """{"resolution":[1]}""" : "{}");
        var network = space.Decode(SpaceFactory.Genotype(space));
        var last = network.Nodes.First(node => network.Shapes[node.Name].IsVector && node.Name.StartsWith("head.", StringComparison.Ordinal));

        Assert.Equal(left, network.Shapes[last.Inputs[0]].Height);
    }

    [Theory]
    [InlineData("auto", 95, 95)]
    [InlineData("auto", 96, 24)]
    [InlineData("small", 224, 224)]
    [InlineData("imagenet", 32, 8)]
    public void Decode_Stem_FollowsTheInputUnlessItIsSet(string stem, int side, int left)
    {
        var space = SpaceFactory.Create("resnet", TensorShape.Image(3, side, side), parameters: $$"""{"stem":"{{stem}}"}""");

        Assert.Equal(left, space.Decode(SpaceFactory.Genotype(space)).Shapes["stage1.block1.sum"].Height);
    }

    [Fact]
    public void Decode_GenotypeOfAnotherSpace_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SpaceFactory.Create("resnet", Inputs[0]).Decode(Genotype.Parse("0")));

    [Fact]
    public void Create_VectorInput_SaysThatItNeedsImages() => Assert.All(Names, name =>
        Assert.Contains("needs images", Assert.Throws<ArgumentException>(() => SpaceFactory.Create(name, TensorShape.Vector(9))).Message, StringComparison.Ordinal));

    private static Gen<(SearchSpace Space, int Classes, int Seed)> Any { get; } =
        from name in Gen.Int[0, Names.Length - 1]
        from input in Gen.Int[0, Inputs.Length - 1]
        from classes in Gen.Int[1, 20]
        from seed in Gen.Int[0, int.MaxValue]
        select (SpaceFactory.Create(Names[name], Inputs[input], classes), classes, seed);
}
