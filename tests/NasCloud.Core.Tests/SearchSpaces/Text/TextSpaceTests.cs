using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.SearchSpaces.Text;

public sealed class TextSpaceTests
{
    [Fact]
    public void Decode_AnyGenotype_HasANetworkOfTheVocabularyAndTheClasses() => Gen.Select(Gen.Int, Gen.Int[1, 40], Gen.Int[2, 5000]).Sample((seed, tokens, vocabulary) =>
    {
        var space = Create("text", tokens, vocabulary);

        var network = space.Decode(space.Sample(RandomStream.Create(seed, "text")));

        Assert.Equal(TensorShape.Vector(3), network.OutputShape);
        Assert.Equal(vocabulary, Assert.IsType<TokenEmbedding>(network.Nodes[0].Operation).Size);
    });

    [Fact]
    public void Decode_OneConvolution_CostsWhatItsPartsCost()
    {
        var space = Create("""text(embedding=[8],layers=[1],width=[16],kernel=[3],pooling=["max"],dropout=[0])""", tokens: 20, vocabulary: 50);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal((50 * 8) + (16 * 8 * 3) + 32 + (16 * 3) + 3, network.Cost.Parameters);
        Assert.Equal((20 * 16 * 24) + (3 * 20 * 16) + (20 * 16) + (16 * 3), network.Cost.Flops);
    }

    [Theory]
    [InlineData("conv1d")]
    [InlineData("mlp")]
    public void CreateSpace_OtherSpaces_AreNotForTexts(string name) =>
        Assert.Contains($"{name} is not for texts: expected text", Assert.Throws<ArgumentException>(() => Create(name, 20, 50)).Message, StringComparison.Ordinal);

    private static SearchSpace Create(string text, int tokens, int vocabulary)
    {
        var (components, errors) = ComponentReader.ReadSpace(text);
        Assert.Empty(errors);
        return SearchComponents.CreateSpace(components[0], new DatasetInfo("phrases", TensorShape.Image(1, 1, tokens), ["a", "b", "c"], 100, 0, "0") { Vocabulary = vocabulary });
    }
}
