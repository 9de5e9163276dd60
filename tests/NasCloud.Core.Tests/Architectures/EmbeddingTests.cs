using NasCloud.Core.Architectures;

namespace NasCloud.Core.Tests.Architectures;

public class EmbeddingTests
{
    [Fact]
    public void Create_NumbersAndCodes_HasThemSideBySide()
    {
        var network = Network(new Embedding([10, 3], [4, 2]), 5);

        Assert.Equal(TensorShape.Vector(3 + 4 + 2), network.OutputShape);
        Assert.Equal(new ArchitectureCost(Parameters: 46, Flops: 0), network.Cost);
    }

    [Fact]
    public void Json_ThereAndBack_IsTheSame()
    {
        var network = Network(new Embedding([10, 3], [4, 2]), 5);

        var text = ArchitectureJson.Serialize(network);

        Assert.Contains("""{"type":"embedding","sizes":[10,3],"widths":[4,2]}""", text, StringComparison.Ordinal);
        Assert.Equal(network, ArchitectureJson.Deserialize(text));
    }

    [Fact]
    public void Id_OtherSizesOrWidths_IsAnother()
    {
        var ids = new[] { new Embedding([10, 3], [4, 2]), new Embedding([10, 4], [4, 2]), new Embedding([10, 3], [4, 3]), new Embedding([3], [2]) }.Select(each => Network(each, 5).Id);

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(new int[0], new int[0], "has 0 sizes and 0 widths: expected as many of both, at least one")]
    [InlineData(new[] { 2 }, new[] { 2, 3 }, "has 1 sizes and 2 widths")]
    [InlineData(new[] { 1 }, new[] { 1 }, "size is 1: expected at least 2")]
    [InlineData(new[] { 70_000 }, new[] { 1 }, "size is 70000: expected 1 to 65536")]
    [InlineData(new[] { 2 }, new[] { 0 }, "width is 0: expected 1 to 65536")]
    [InlineData(new[] { 2, 2, 2, 2, 2, 2 }, new[] { 1, 1, 1, 1, 1, 1 }, "an embedding of 6 columns expects a vector of at least as many numbers")]
    public void Create_WrongParameters_SaysWhatIsExpected(int[] sizes, int[] widths, string problem)
    {
        var exception = Assert.Throws<InvalidArchitectureException>(() => Network(new Embedding([.. sizes], [.. widths]), 5));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OfAnImage_IsRefused() => Assert.Throws<InvalidArchitectureException>(() =>
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 2, 2));
        builder.Then("embedding", new Embedding([2], [1]));
        return builder.Build();
    });

    private static Architecture Network(Embedding embedding, int numbers)
    {
        var builder = new ArchitectureBuilder(TensorShape.Vector(numbers));
        builder.Then("embedding", embedding);
        return builder.Build();
    }
}
