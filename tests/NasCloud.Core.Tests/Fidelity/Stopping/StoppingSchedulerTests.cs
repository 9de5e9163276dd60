using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Stopping;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity.Stopping;

public sealed class StoppingSchedulerTests
{
    private static readonly TestSpace Space = TestSpace.Flat(1, 10_000);
    private static readonly StoppingOptions Options = new(minEpochs: 1, maxEpochs: 5, interval: 2, startAfter: 3);

    private readonly StoppingScheduler _median = new(Options, new MedianRule(startAfter: 3));
    private readonly StoppingScheduler _curve = new(Options, new LearningCurveRule(startAfter: 3, chance: 0.05));

    [Theory]
    [InlineData(1, 9, 2, new[] { 1, 3, 5, 7, 9 })]
    [InlineData(1, 8, 3, new[] { 1, 4, 8 })]
    [InlineData(2, 4, 3, new[] { 2, 4 })]
    [InlineData(4, 4, 1, new[] { 4 })]
    [InlineData(1, 3, 5, new[] { 1, 3 })]
    public void Looks_BetweenMinAndMax_AreAnIntervalApart(int min, int max, int interval, int[] expected) =>
        Assert.Equal(expected, new StoppingOptions(min, max, interval).Looks());

    [Fact]
    public void Options_MinimumAboveMaximum_AreRefused() => Assert.StartsWith(
        "fidelity.minEpochs is 10: expected at most fidelity.maxEpochs, which is 9.",
        Assert.Throws<ArgumentException>(() => new StoppingOptions(10, 9)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Next_EmptyHistory_IsANewCandidateAtTheFirstLook()
    {
        Assert.Equal(new FidelityChoice(1), Next(_median));
        Assert.Equal(new FidelityChoice(1), Next(_curve));
    }

    [Fact]
    public void Next_TooFewToCompareWith_LetsAllGoOn()
    {
        Assert.Equal(new FidelityChoice(3, 2), Next(_median, Ended(1, 0.1), Ended(2, 0.2)));
        Assert.Equal(new FidelityChoice(3, 1), Next(_median, Ended(1, 0.1), Ended(2, 0.2), Promoted(3, 2, 3)));
        Assert.Equal(new FidelityChoice(3, 1), Next(_curve, Ended(1, 0.1)));
    }

    [Fact]
    public void Next_WorseThanTheMedian_IsHeldBack()
    {
        Observation[] history = [Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.3), Promoted(4, 3, 3), Promoted(5, 2, 3)];

        Assert.Equal(new FidelityChoice(1), Next(_median, history));
    }

    [Fact]
    public void Next_MedianFellBehind_LetsTheHeldBackGoOn()
    {
        Observation[] history = [Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.3), Promoted(4, 3, 3), Promoted(5, 2, 3), Ended(6, 0.01), Ended(7, 0.02)];

        Assert.Equal(new FidelityChoice(3, 1), Next(_median, history));
    }

    [Fact]
    public void Next_FailedTrials_CountAsTheWorstAndNeverGoOn()
    {
        Assert.Equal(new FidelityChoice(3, 3), Next(_median, Pending(1).Fail(), Pending(2).Fail(), Ended(3, 0.1)));
        Assert.Equal(new FidelityChoice(1), Next(_median, Pending(1).Fail(), Pending(2).Fail(), Ended(3, double.NaN)));
    }

    [Fact]
    public void Next_SeveralLooksHaveSome_TakesTheFurthestFirst() =>
        Assert.Equal(new FidelityChoice(5, 3), Next(_median, Ended(1, 0.1), Ended(2, 0.2), Ended(3, 1, 3, 0.05)));

    [Fact]
    public void Next_NoChanceToBecomeTheBest_IsHeldBack()
    {
        // From the first look to the end all gained 0.30 to 0.34, and the best has 0.84.
        Assert.Equal(new FidelityChoice(1), Next(_curve, [.. ThreeWhole, Ended(20, 0.3)]));
        Assert.Equal(new FidelityChoice(3, 20), Next(_curve, [.. ThreeWhole, Ended(20, 0.51)]));
    }

    [Fact]
    public void Next_BestOfThoseWithAChance_GoesFirst() =>
        Assert.Equal(new FidelityChoice(3, 21), Next(_curve, [.. ThreeWhole, Ended(20, 0.51), Ended(21, 0.55), Ended(22, 0.3)]));

    [Fact]
    public void Next_ManyTrials_TrainsTheBestToTheEndAndSparesMost()
    {
        foreach (var scheduler in new[] { _median, _curve })
        {
            var history = new List<Observation>();
            while (history.Count < 400)
            {
                var choice = scheduler.Next(new(Space, Histories.One, history));
                var candidate = choice.Promotes is { } from ? history[from - 1].Trial.Genotype.Choices[0] : history.Count + 1;
                // What is good at the start is good in the end, but for a little.
                var level = candidate * 7_919 % 1_000 / 1_000.0;
                history.Add(Ended(history.Count + 1, candidate, choice.Epochs, level + (0.05 * choice.Epochs) + (candidate % 7 * 0.002 * choice.Epochs), choice.Promotes));
            }

            var whole = history.Where(each => each.Trial.Epochs == 5).Select(Candidate).ToList();
            var all = history.Where(each => each.Trial.Epochs == 1).ToList();
            Assert.Contains(Candidate(all.MaxBy(each => each.Metric("accuracy"))!), whole);
            Assert.InRange(whole.Count, 3, all.Count / 2);
            Assert.Equal(history.Count(each => each.Trial.ContinuesFrom is not null), history.Select(each => each.Trial.ContinuesFrom).OfType<int>().Distinct().Count());
        }
    }

    [Fact]
    public void Next_AnyHistory_GoesOnOnlyFromWhatEndedWithMetrics() => Histories.Any.Sample(
        history =>
        {
            foreach (var scheduler in new[] { _median, _curve })
            {
                if (scheduler.Next(history).Promotes is not { } promoted)
                    continue;
                Assert.True(history.Observations[promoted - 1].HasMetrics);
                Assert.DoesNotContain(history.Observations, each => each.Trial.ContinuesFrom == promoted);
            }
        },
        iter: 300);

    private static Observation[] ThreeWhole =>
    [
        .. new[] { (1, 0.50, 0.80), (2, 0.48, 0.82), (3, 0.52, 0.84) }.SelectMany(
            each => new[]
            {
                Ended((3 * each.Item1) - 2, each.Item1, 1, each.Item2),
                Ended((3 * each.Item1) - 1, each.Item1, 3, (each.Item2 + each.Item3) / 2, (3 * each.Item1) - 2),
                Ended(3 * each.Item1, each.Item1, 5, each.Item3, (3 * each.Item1) - 1),
            }),
    ];

    private static FidelityChoice Next(StoppingScheduler scheduler, params Observation[] history) => scheduler.Next(new(Space, Histories.One, history));

    private static int Candidate(Observation observation) => observation.Trial.Genotype.Choices[0];

    private static Observation Pending(int number) => Observe.Pending(number, new Genotype([number]));

    private static Observation Ended(int number, double accuracy) => Ended(number, number, 1, accuracy);

    private static Observation Ended(int number, int candidate, int epochs, double accuracy, int? from = null) =>
        Observe.Accuracy(number, new Genotype([candidate]), accuracy, epochs, from ?? (epochs > 1 ? candidate : null));

    private static Observation Promoted(int number, int from, int epochs) => Observe.Pending(number, new Genotype([from]), epochs, from);
}
