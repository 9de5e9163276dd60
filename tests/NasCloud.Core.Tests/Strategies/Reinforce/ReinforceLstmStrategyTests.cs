using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Reinforce;

public sealed class ReinforceLstmStrategyTests : SearchStrategyContract
{
    protected override ISearchStrategy Create() => new ReinforceStrategy(new(LearningRate: 0.03, IsLstm: true, Hidden: 8));

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, TestSpace.Flat(8, 4), Sum).Run(200).Max(each => each.Metric("accuracy"))!.Value, 29, 32);

    [Fact]
    public void Run_WithAMemoryOrWithout_IsTheSame()
    {
        var remembering = Create();
        IReadOnlyList<Observation> Run(Func<ISearchStrategy> create) => new StrategyDriver(create, TestSpace.Layered(4), Sum) { Parallelism = 5 }.Run(100);
        Assert.Equal(
            Run(Create).Select(observation => observation.Trial.Genotype),
            Run(() => remembering).Select(observation => observation.Trial.Genotype));
    }
}
