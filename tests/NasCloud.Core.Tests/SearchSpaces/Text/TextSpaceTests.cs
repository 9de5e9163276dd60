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
        var space = Create("""text(embedding=[8],body=["convolution"],layers=[1],width=[16],kernel=[3],pooling=["max"],dropout=[0])""", tokens: 20, vocabulary: 50);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal((50 * 8) + (16 * 8 * 3) + 32 + (16 * 3) + 3, network.Cost.Parameters);
        Assert.Equal((20 * 16 * 24) + (3 * 20 * 16) + (20 * 16) + (16 * 3), network.Cost.Flops);
    }

    [Fact]
    public void Decode_Gru_CostsWhatItsPartsCost()
    {
        var space = Create("""text(embedding=[8],body=["gru"],units=[16],bidirectional=[true],pooling=["mean"],dropout=[0])""", tokens: 20, vocabulary: 50);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal((50 * 8) + (2 * 3 * 16 * (8 + 16 + 2)) + (32 * 3) + 3, network.Cost.Parameters);
        Assert.Equal((2 * 20 * 3 * 16 * (8 + 16)) + (20 * 32) + (32 * 3), network.Cost.Flops);
    }

    [Fact]
    public void Decode_Attention_CostsWhatItsPartsCost()
    {
        var space = Create("""text(embedding=[8],body=["attention"],blocks=[1],heads=[2],pooling=["mean"],dropout=[0])""", tokens: 20, vocabulary: 50);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal((50 * 8) + (8 * 20) + (3 * 16) + (4 * 72) + (16 * 9) + (8 * 17) + (8 * 3) + 3, network.Cost.Parameters);
        Assert.Equal((3 * 4 * 160) + (4 * 20 * 64) + (2 * 400 * 8) + (2 * 20 * 8 * 16) + (20 * 16) + 160 + (8 * 3), network.Cost.Flops);
    }

    [Fact]
    public void Create_HeadsThatDontDivideTheVectors_SaysWhich() =>
        Assert.Contains("embedding is 6 and heads are 4, which don't divide it", Assert.Throws<ArgumentException>(() => Create("text(embedding=[6],heads=[4])", 20, 50)).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_OneBody_LeavesTheDecisionsOfOthersOut() =>
        Assert.Equal(["embedding", "gru.units", "gru.bidirectional", "pooling", "dropout"], Create("""text(body=["gru"])""", 20, 50).Decisions.Select(decision => decision.Name));

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
