using NasCloud.Core.Benchmarks;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class ContenderTests
{
    [Theory]
    [InlineData("random", "random")]
    [InlineData("regularized-evolution(population=50)", "regularized-evolution")]
    [InlineData("regularized-evolution( sample = 3, population=10 )", "regularized-evolution(population=10,sample=3)")]
    [InlineData("genetic(mutationProbability=0.25)", "genetic(mutationProbability=0.25)")]
    public void Label_OfAStrategy_NamesWhatIsNotDefault(string text, string expected)
    {
        var contender = new Contender(Assert.Single(ComponentReader.ReadStrategy(text).Components));
        Assert.Equal(expected, contender.Label);
        Assert.Equal(contender.Strategy, Assert.Single(ComponentReader.ReadStrategy(contender.Label).Components));
    }

    [Fact]
    public void Create_OfAStrategy_HasItsParameters() =>
        Assert.Equal(7, new Contender(ComponentReader.ReadStrategy("genetic(population=7)").Components[0]).Create().GenerationSize);
}
