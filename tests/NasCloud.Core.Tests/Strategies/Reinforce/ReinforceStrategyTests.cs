using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Reinforce;

public sealed class ReinforceStrategyTests : SearchStrategyContract
{
    private static readonly TestSpace Space = TestSpace.Flat(8, 4);

    protected override ISearchStrategy Create() => new ReinforceStrategy(new(LearningRate: 0.1));

    [Fact]
    public void Run_OnASmoothLandscape_BeatsChance() =>
        Assert.InRange(new StrategyDriver(Create, Space, Sum).Run(200).Max(each => each.Metric("accuracy"))!.Value, 30, 32);

    [Fact]
    public void Propose_NothingKnown_TakesEveryOptionAlike() => Assert.All(
        Propose(new(Space, Histories.One, [])).Take(90).CountBy(genotype => genotype.Choices[0]),
        count => Assert.InRange(count.Value, 8, 40));

    [Fact]
    public void Policy_Rewarded_MakesTheChoiceLikelier()
    {
        var policy = new TabularPolicy(TestSpace.Flat(1, 4).Decisions, 0.01, 0);
        policy.Reinforce(Genotype.Parse("2"), 5);

        // Adam's first step is the learning rate up for the choice, and down for the others.
        var expected = Math.Exp(0.01) / (Math.Exp(0.01) + (3 * Math.Exp(-0.01)));
        Assert.Equal(expected, policy.Probabilities(0)[2], 6);
    }

    [Fact]
    public void Policy_Entropy_PullsTowardsUniform()
    {
        var (free, held) = (new TabularPolicy(TestSpace.Flat(1, 3).Decisions, 0.05, 0), new TabularPolicy(TestSpace.Flat(1, 3).Decisions, 0.05, 2));
        for (var step = 0; step < 100; step++)
        {
            free.Reinforce(Genotype.Parse("1"), 1);
            held.Reinforce(Genotype.Parse("1"), 1);
        }

        Assert.InRange(free.Probabilities(0)[1], 0.95, 1);
        Assert.InRange(held.Probabilities(0)[1], 0.4, free.Probabilities(0)[1] - 0.05);
    }

    [Fact]
    public void Run_OnNasBench201_IsNearTheReferenceMean()
    {
        var cells = NasBench201.Table.Value.ToDictionary(cell => cell.Genotype);
        var mean = Enumerable.Range(0, 40).Average(seed =>
        {
            var driver = new StrategyDriver(() => new ReinforceStrategy(new()), TestSpace.Flat(6, 5), pending => pending.End((MetricNames.Accuracy, cells[pending.Trial.Genotype].Validation12)))
            {
                Seed = seed,
                AllowsRepeats = true,
            };
            return cells[Leaderboard.Of(driver.Run(150), driver.Objectives)[0].Trial.Genotype].Validation200;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"reinforce {mean:F3}");
        Assert.InRange(mean, 90.80 - 0.18, 90.80 + 0.18);
    }
}
