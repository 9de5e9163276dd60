using System.Text.Json.Nodes;
using NasCloud.Core.Fidelity;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;
using NasCloud.Core.Tests.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity;

public sealed class FidelityCatalogTests
{
    [Fact]
    public void All_Names_AreThoseOfSpecs() => Assert.Equal(["full", "asha", "successive-halving", "hyperband", "median-stopping", "learning-curve"], FidelityCatalog.All.Select(descriptor => descriptor.Name));

    [Theory]
    [InlineData("full", 10)]
    [InlineData("asha", 9)]
    [InlineData("successive-halving", 9)]
    [InlineData("hyperband", 9)]
    [InlineData("median-stopping", 9)]
    [InlineData("learning-curve", 9)]
    public void Create_FromDefaults_Works(string name, int maxEpochs)
    {
        var descriptor = FidelityCatalog.All.Single(each => each.Name == name);
        Assert.Equal(maxEpochs, descriptor.Create(StrategyCatalogTests.Defaults(descriptor.Parameters)).MaxEpochs);
    }

    [Fact]
    public void Full_AnyHistory_TrainsNewCandidatesAlike()
    {
        var full = FidelityCatalog.All[0].Create(new SpecValues(JsonNode.Parse("""{ "epochs": 7 }""")!.AsObject()));
        Assert.Equal(7, full.MaxEpochs);
        Histories.Any.Sample(history => Assert.Equal(new FidelityChoice(7), full.Next(history)), iter: 20);
        Assert.Equal(new FidelityChoice(7), full.Next(new SearchHistory(TestSpace.Flat(1, 2), Histories.One, [])));
    }
}
