using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Full;
using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Tests.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity.Screening;

public sealed class ScreeningSchedulerTests
{
    private static readonly TestSpace Space = TestSpace.Flat(1, 10_000);

    [Fact]
    public void Next_PoolNotFull_ScreensANewCandidate() =>
        Assert.Equal(new FidelityChoice(0), Next(Screened(1, 0.5), Screening(2)));

    [Fact]
    public void Next_PoolFull_TrainsTheBestOfIt() =>
        Assert.Equal(new FidelityChoice(9, 2), Next(Screened(1, 0.5), Screened(2, 0.7)));

    [Fact]
    public void Next_EqualsInThePool_TrainsTheEarlier() =>
        Assert.Equal(new FidelityChoice(9, 1), Next(Screened(1, 0.5), Screened(2, 0.5)));

    [Fact]
    public void Next_OthersAreOut_DoesNotWaitForThem() =>
        Assert.Equal(new FidelityChoice(9, 3), Next(Screening(1), Screened(2, 0.5), Screened(3, 0.7), Screening(4)));

    [Fact]
    public void Next_BestIsTrainedAlready_ScreensForTheNext() =>
        Assert.Equal(new FidelityChoice(0), Next(Screened(1, 0.5), Screened(2, 0.7), Trained(3, 2), Screened(4, 0.1)));

    [Fact]
    public void Next_LoserIsBetterThanThoseThatCame_IsTrained() =>
        Assert.Equal(new FidelityChoice(9, 1), Next(Screened(1, 0.5), Screened(2, 0.7), Trained(3, 2), Screened(4, 0.1), Screened(5, 0.2)));

    [Fact]
    public void Next_ScreeningsFailed_CountButAreNotTrained() =>
        Assert.Equal(new FidelityChoice(9, 1), Next(Screened(1, 0.5), Screening(2).Fail()));

    [Fact]
    public void Next_WholePoolFailed_LetsOneThroughUnscreened() =>
        Assert.Equal(new FidelityChoice(9), Next(Screening(1).Fail(), Screening(2).Fail()));

    [Fact]
    public void Next_NoneIsChosenAnyMore_TrainsNewCandidates() =>
        Assert.Equal(new FidelityChoice(9), Next(Scheduler(Full(), end: 1), Screened(1, 0.5), Screened(2, 0.7), Trained(3, 2)));

    [Fact]
    public void Next_Batch_ScreensThePoolsOfAll()
    {
        var scheduler = Scheduler(Full(), batch: 2);

        Assert.Equal(new FidelityChoice(0), Next(scheduler, Screened(1, 0.1), Screened(2, 0.2), Screened(3, 0.3)));
        Assert.Equal(new FidelityChoice(9, 4), Next(scheduler, Screened(1, 0.1), Screened(2, 0.2), Screened(3, 0.3), Screened(4, 0.4)));
        Assert.Equal(new FidelityChoice(9, 3), Next(scheduler, Screened(1, 0.1), Screened(2, 0.2), Screened(3, 0.3), Screened(4, 0.4), Trained(5, 4)));
    }

    [Fact]
    public void NextPromotion_SpaceExhausted_TrainsWhatIsScreened()
    {
        Assert.Equal(new FidelityChoice(9, 1), NextPromotion(Screened(1, 0.5), Screening(2)));
        Assert.Null(NextPromotion(Screening(1)));
        Assert.Null(NextPromotion(Screened(1, 0.5), Trained(2, 1)));
    }

    [Fact]
    public void NextPromotion_BudgetSpent_TrainsNoneOfThem() =>
        Assert.Null(Scheduler(Full(), most: 1).NextPromotion(History(Screened(1, 0.5), Screened(2, 0.7), Trained(3, 2))));

    [Fact]
    public void NextPromotion_ScreenedCandidateIsLeft_KeepsABracketOpen()
    {
        // Of a round of nine one is there: while others may still join, none goes on.
        Observation[] known = [Screened(1, 0.5), Screened(2, 0.7), Trained(3, 2, epochs: 1)];
        var scheduler = Scheduler(Create("successive-halving"));

        Assert.Equal(new FidelityChoice(1, 1), scheduler.NextPromotion(History(known)));
        Assert.Null(scheduler.NextPromotion(History(known[1], Screening(1), known[2])));
        Assert.Equal(new FidelityChoice(3, 3), scheduler.NextPromotion(History(Screening(1).Fail(), known[1], known[2])));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("asha")]
    [InlineData("successive-halving")]
    [InlineData("hyperband")]
    [InlineData("median-stopping")]
    [InlineData("learning-curve")]
    public void Next_AnyHistory_IsThatOfTheOtherSchedulerWhereNoCandidateIsNew(string fidelity)
    {
        var inner = Create(fidelity);

        Histories.Any.Select(Gen.Int[1, 1000]).Sample(
            (history, seed) =>
            {
                var mixed = Mix(history, seed);
                var (expected, actual) = (inner.Next(history), Scheduler(inner).Next(mixed));
                if (expected.Promotes is { } promoted)
                    Assert.Equal(Number(promoted), actual.Promotes);
                else
                    Assert.True(actual.Epochs == 0 || (actual.Epochs == expected.Epochs && (actual.Promotes is not { } number || mixed.Observations[number - 1].Trial.IsScreening)));
            },
            iter: 100);
    }

    // Trained trials get even numbers, and before each comes a screening.
    private static SearchHistory Mix(SearchHistory history, int seed)
    {
        var random = RandomStream.Create(seed, "screenings");
        return history with { Observations = [.. history.Observations.SelectMany(each => new[] { Screening(Number(each.Trial.Number) - 1, history.Space, random), Renumbered(each) })] };
    }

    private static Observation Screening(int number, SearchSpace space, Random random)
    {
        var pending = Observe.Pending(number, space.Sample(random), epochs: 0);
        return random.Next(4) switch
        {
            0 => pending,
            1 => pending.Fail(),
            _ => pending.End((MetricNames.Snip, random.Next(8))),
        };
    }

    private static Observation Renumbered(Observation trained) => trained with
    {
        Trial = trained.Trial with { Number = Number(trained.Trial.Number), ContinuesFrom = trained.Trial.ContinuesFrom is { } from ? Number(from) : null },
    };

    private static int Number(int trained) => trained * 2;

    private static FidelityChoice Next(params Observation[] observations) => Next(Scheduler(Full()), observations);

    private static FidelityChoice Next(ScreeningScheduler scheduler, params Observation[] observations) => scheduler.Next(History(observations));

    private static FidelityChoice? NextPromotion(params Observation[] observations) => Scheduler(Full()).NextPromotion(History(observations));

    private static ScreeningScheduler Scheduler(IFidelityScheduler inner, int batch = 1, int end = int.MaxValue, int most = int.MaxValue) =>
        new(inner, new(MetricNames.Snip, Pool: 2, batch, Begin: 0, end, most));

    private static FullScheduler Full() => new(new(9));

    private static IFidelityScheduler Create(string fidelity)
    {
        var descriptor = FidelityCatalog.All.Single(each => each.Name == fidelity);
        return descriptor.Create(StrategyCatalogTests.Defaults(descriptor.Parameters));
    }

    private static SearchHistory History(params Observation[] observations) => new(Space, Histories.One, observations);

    private static Observation Screening(int number) => Observe.Pending(number, Genotype(number), epochs: 0);

    private static Observation Screened(int number, double proxy) => Screening(number).End((MetricNames.Snip, proxy));

    private static Observation Trained(int number, int screening, int epochs = 9) => Observe.Accuracy(number, Genotype(screening), 0.5, epochs, screening);

    private static Genotype Genotype(int option) => new([option]);
}
