using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Tests.SearchSpaces.Documentation;

/// <summary>The space that docs/search-spaces.md shows how to write, as it is shown.</summary>
public class PyramidSpaceTests
{
    private static readonly TensorShape Gray = TensorShape.Image(1, 28, 28);

    [Fact]
    public void Documentation_ShowsTheSpaceAsItStands() =>
        Repository.AssertShown("search-spaces.md", Repository.File("tests", "NasCloud.Core.Tests", "SearchSpaces", "Documentation", "PyramidSpace.cs"));

    [Fact]
    public void Size_FromDefaults_CountsKernelsOfLayersThatAre() => Assert.Equal(2 * (4 + 8 + 16), Space().Size);

    [Fact]
    public void Decode_AnyGenotype_GivesAVectorOfClasses() => Gen.Int[0, int.MaxValue].Sample(seed =>
    {
        var network = Space().Decode(Space().Sample(RandomStream.Create(seed, "space")));

        Assert.Equal(TensorShape.Vector(10), network.OutputShape);
        Assert.True(network.IsConnected);
    });

    [Fact]
    public void Decode_GenotypeOfAnotherSpace_IsRefused() => Assert.Throws<ArgumentException>(() => Space().Decode(Genotype.Parse("0")));

    private static SearchSpace Space() => PyramidSpace.Descriptor.Create(
        new SpecValues(new ShapeValidator(new SpecFindings()).Read(SpecParser.Known("{}"), PyramidSpace.Descriptor.Parameters, "space")!.AsObject()), Gray, 10);
}
