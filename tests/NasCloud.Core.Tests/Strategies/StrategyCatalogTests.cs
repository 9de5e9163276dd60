using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Tests.Strategies;

public sealed class StrategyCatalogTests
{
    [Fact]
    public void All_Names_AreThoseOfSpecs() => Assert.Equal(
        ["auto", "random", "grid", "local-search", "genetic", "regularized-evolution", "nsga-2", "tpe", "bananas", "progressive", "gaussian-process", "reinforce"],
        StrategyCatalog.All.Select(descriptor => descriptor.Name));

    [Theory]
    [InlineData("random", null)]
    [InlineData("grid", null)]
    [InlineData("local-search", null)]
    [InlineData("genetic", 20)]
    [InlineData("regularized-evolution", null)]
    [InlineData("nsga-2", 20)]
    [InlineData("auto", null)]
    [InlineData("tpe", null)]
    [InlineData("bananas", 10)]
    [InlineData("progressive", 5)]
    [InlineData("gaussian-process", null)]
    [InlineData("reinforce", null)]
    public void Create_FromDefaults_Works(string name, int? generation)
    {
        var descriptor = StrategyCatalog.All.Single(each => each.Name == name);
        Assert.Equal(generation, descriptor.Create(Defaults(descriptor.Parameters)).GenerationSize);
    }

    [Fact]
    public void All_ThatChoose_StandForAnotherOfThem() => Assert.All(
        StrategyCatalog.All.Where(descriptor => descriptor.Choice is not null),
        chooses => Assert.Contains(StrategyCatalog.All, descriptor => descriptor.Name == chooses.Choice!.StandsFor && descriptor.Choice is null));

    [Fact]
    public void Create_WithParameters_ReadsThem()
    {
        var values = new SpecValues(JsonNode.Parse("""{ "population": 7, "tournament": 2, "crossoverProbability": 1, "mutationProbability": 0 }""")!.AsObject());
        Assert.Equal(7, StrategyCatalog.All.Single(each => each.Name == "genetic").Create(values).GenerationSize);
    }

    internal static SpecValues Defaults(ObjectShape shape) =>
        new(new JsonObject(shape.Properties.Where(property => property.Default is not null).Select(property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Default!)))));
}
