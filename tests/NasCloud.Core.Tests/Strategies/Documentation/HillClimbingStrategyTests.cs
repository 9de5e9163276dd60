using NasCloud.Core.Strategies;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Documentation;

/// <summary>The strategy that docs/extending.md shows how to write, as it is shown.</summary>
public sealed class HillClimbingStrategyTests : SearchStrategyContract
{
    protected override ISearchStrategy Create() => new HillClimbingStrategy(initial: 5, escape: 0.2);

    [Fact]
    public void Documentation_ShowsTheStrategyAsItStands() =>
        Repository.AssertShown("extending.md", Repository.File("tests", "NasCloud.Core.Tests", "Strategies", "Documentation", "HillClimbingStrategy.cs"));

    [Fact]
    public void Create_FromDefaults_BeginsAtRandomAndThenVariesTheBest()
    {
        var strategy = HillClimbingStrategy.Descriptor.Create(new SpecValues(
            new ShapeValidator(new SpecFindings()).Read(SpecParser.Known("{}"), HillClimbingStrategy.Descriptor.Parameters, "strategy")!.AsObject()));
        var observations = new StrategyDriver(() => strategy, TestSpace.Flat(8, 4), Sum).Run(60);

        var mean = (int from, int count) => observations.Skip(from).Take(count).Average(each => each.Metric("accuracy")!.Value);
        Assert.True(mean(40, 20) > mean(0, 10) + 4, $"{mean(0, 10)} at first, {mean(40, 20)} later");
    }
}
