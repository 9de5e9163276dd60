using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Auto;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Auto;

public sealed class AutoStrategyTests
{
    [Fact]
    public void Run_OptionsAlikeAcrossDecisions_FindsTheTop()
    {
        // What an option is worth is the same at every place, but not in the order of its number; one of 78,125.
        int[] worth = [2, 4, 0, 3, 1];
        var strategy = new AutoStrategy();
        var observations = new StrategyDriver(
            () => strategy,
            TestSpace.Flat(7, 5),
            pending => pending.End((MetricNames.Accuracy, pending.Trial.Genotype.Choices.Sum(choice => worth[choice])))).Run(60);
        Assert.Contains(observations, observation => observation.Trial.Genotype == Genotype.Parse("1111111"));
    }
}
