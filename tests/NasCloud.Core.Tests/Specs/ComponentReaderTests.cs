using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

public sealed class ComponentReaderTests
{
    [Theory]
    [InlineData("random", "random")]
    [InlineData(" a , b(c=1,d=2) ,e", "a", "b(c=1,d=2)", "e")]
    [InlineData("a(x=[1,2],y={\"z\":1,\"w\":2}),b", "a(x=[1,2],y={\"z\":1,\"w\":2})", "b")]
    [InlineData("a(x=\"1),2\"),b", "a(x=\"1),2\")", "b")]
    [InlineData(",,")]
    public void Split_OfAList_IsAtCommasOutsideOfBrackets(string list, params string[] expected) =>
        Assert.Equal(expected, ComponentReader.Split(list));

    [Fact]
    public void ReadStrategy_WithParameters_FillsInTheOthers()
    {
        var strategy = Assert.Single(ComponentReader.ReadStrategy("regularized-evolution(population=30)").Components);
        Assert.Equal(("regularized-evolution", 30, 10), (strategy.Name, strategy.Parameters.Integer("population"), strategy.Parameters.Integer("sample")));
        Assert.False(strategy.Parameters.Has("name"));
    }

    [Fact]
    public void ReadSpace_WithListsAndPaths_SetsThem()
    {
        var space = Assert.Single(ComponentReader.ReadSpace("chain(depth=[2,3],layers.conv.kernel=[1])").Components);
        Assert.Equal([2, 3], space.Parameters.Integers("depth"));
        Assert.Equal([1], space.Parameters.Object("layers").Object("conv").Integers("kernel"));
    }

    [Theory]
    [InlineData("evolution", "strategy.name is 'evolution': expected one of auto, random, grid, local-search, genetic, regularized-evolution, nsga-2, tpe, bananas, progressive, gaussian-process, reinforce; did you mean 'regularized-evolution'?")]
    [InlineData("genetic(population=1)", "strategy.population is 1: expected a whole number, 2 to 10000")]
    [InlineData("genetic(populaton=10)", "strategy.populaton is unknown: expected one of name, population, tournament, crossoverProbability, mutationProbability; did you mean 'population'?")]
    [InlineData("genetic(10)", "'10' sets nothing: expected key=value, as in regularized-evolution(population=30,sample=10).")]
    [InlineData("genetic(population=10", "The brackets of 'genetic(population=10' don't match: expected a name, or a form such as regularized-evolution(population=30,sample=10).")]
    public void ReadStrategy_OfWhatIsNone_SaysWhatIsWrong(string text, string expected)
    {
        var reading = ComponentReader.ReadStrategy(text);
        Assert.Empty(reading.Components);
        Assert.StartsWith(expected, Assert.Single(reading.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadStrategies_OfADocument_ReadsAllOfThem()
    {
        var reading = ComponentReader.ReadStrategies("""{ "schemaVersion": 1, "strategies": ["random", { "name": "genetic", "population": 30 }] }""");
        Assert.Empty(reading.Errors);
        Assert.Equal(["random", "genetic"], reading.Components.Select(strategy => strategy.Name));
        Assert.Equal(30, reading.Components[1].Parameters.Integer("population"));
    }

    [Fact]
    public void ReadStrategies_OfAWrongDocument_ReportsEverythingWithItsPath()
    {
        var reading = ComponentReader.ReadStrategies("""{ "schemaVersion": 2, "strategies": ["randm", { "name": "genetic", "population": 0 }] }""");
        Assert.Empty(reading.Components);
        Assert.Equal(["schemaVersion", "strategies[0]", "strategies[1].population"], reading.Errors.Select(error => error.Path));
        Assert.StartsWith("The document is not JSON", Assert.Single(ComponentReader.ReadStrategies("{").Errors).Message, StringComparison.Ordinal);
    }
}
