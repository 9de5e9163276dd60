using NasCloud.Core.Architectures;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Strategies.Genetic;
using NasCloud.Core.Strategies.Scalarized;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class SearchComponentsTests
{
    [Fact]
    public void TryCreate_OfPartsThatFit_MakesThem()
    {
        var (components, error) = SearchComponents.TryCreate(TestSearch.Create().Spec, TestSearch.GreyImages);

        Assert.Null(error);
        Assert.Equal("nas-bench-201", components!.Space.Name);
    }

    [Fact]
    public void Create_WithAScalarization_ShowsTheStrategyOneNumber()
    {
        var plain = TestSearch.Create(strategy: "\"genetic\"", more: ", \"objectives\": [\"accuracy\", \"flops\"]");
        var scalarized = TestSearch.Create(strategy: "\"genetic\"", more: ", \"objectives\": [\"accuracy\", \"flops\"], \"scalarization\": \"chebyshev\"");

        Assert.IsType<GeneticStrategy>(SearchComponents.Create(plain).Strategy);
        Assert.IsType<ScalarizedStrategy>(SearchComponents.Create(scalarized).Strategy);
    }

    [Fact]
    public void TryCreate_OfSpaceForImagesAndDataWithout_SaysSoAtTheSpace()
    {
        var (components, error) = SearchComponents.TryCreate(TestSearch.Create().Spec, TestSearch.GreyImages with { Input = TensorShape.Vector(9) });

        Assert.Null(components);
        Assert.Equal("space", error!.Path);
        Assert.StartsWith("is nas-bench-201, which does not fit the data: ", error.Message, StringComparison.Ordinal);
    }
}
