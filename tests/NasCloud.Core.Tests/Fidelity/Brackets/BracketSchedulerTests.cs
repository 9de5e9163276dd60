using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Asha;
using NasCloud.Core.Fidelity.Brackets;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity.Brackets;

public sealed class BracketSchedulerTests
{
    private static readonly TestSpace Space = TestSpace.Flat(1, 10_000);

    private readonly BracketScheduler _halving = new([new(9, [1, 3, 9])], 3);

    [Fact]
    public void Brackets_OfHyperband_AreThosePublished()
    {
        // Table 1 of the paper: R = 81, η = 3.
        var brackets = Hyperband.Brackets(new AshaOptions(1, 81, 3));
        Assert.Equal([81, 34, 15, 8, 5], brackets.Select(bracket => bracket.Candidates));
        Assert.Equal([1, 3, 9, 27, 81], brackets.Select(bracket => bracket.Rungs[0]));
        Assert.All(brackets, bracket => Assert.Equal(81, bracket.Rungs[^1]));
    }

    [Fact]
    public void MaxEpochs_IsTheLastRung() => Assert.Equal(9, _halving.MaxEpochs);

    [Fact]
    public void Next_RungIncomplete_IsANewCandidate() => Assert.Equal(new FidelityChoice(1), Next(Ended(1, 8)));

    [Fact]
    public void Next_RungEnded_PromotesItsBestThird()
    {
        var history = Ended(1, 9).ToList();
        Assert.Equal(new FidelityChoice(3, 9), Next(history));
        history.Add(Observe.Pending(10, new Genotype([9]), 3, 9));
        Assert.Equal(new FidelityChoice(3, 8), Next(history));
        history.Add(Observe.Pending(11, new Genotype([8]), 3, 8));
        history.Add(Observe.Pending(12, new Genotype([7]), 3, 7));
        Assert.Equal(new FidelityChoice(1), Next(history));
    }

    [Fact]
    public void Next_OneStillRuns_BeginsTheNextRoundMeanwhile()
    {
        List<Observation> history = [.. Ended(1, 8), Observe.Pending(9, new Genotype([9]))];
        Assert.Equal(new FidelityChoice(1), Next(history));
        Assert.Null(_halving.NextPromotion(new(Space, Histories.One, history)));
    }

    [Fact]
    public void Next_SomeFailed_AreNotPromoted()
    {
        List<Observation> history = [.. Ended(1, 2), .. Enumerable.Range(3, 7).Select(number => Observe.Failed(number, new Genotype([number])))];
        Assert.Equal(new FidelityChoice(3, 2), Next(history));
        history.Add(Observe.Accuracy(10, new Genotype([2]), 2, 3, 2));
        Assert.Equal(new FidelityChoice(3, 1), Next(history));
        history.Add(Observe.Accuracy(11, new Genotype([1]), 1, 3, 1));
        Assert.Equal(new FidelityChoice(9, 10), Next(history));
        history.Add(Observe.Failed(12, new Genotype([2]), 9, 10));
        Assert.Equal(new FidelityChoice(1), Next(history));
    }

    [Fact]
    public void NextPromotion_NoMoreCandidates_FinishesTheRoundWithThoseThereAre()
    {
        List<Observation> history = [.. Ended(1, 6)];
        Assert.Equal(new FidelityChoice(1), Next(history));
        Assert.Equal(new FidelityChoice(3, 6), _halving.NextPromotion(new(Space, Histories.One, history)));
    }

    [Fact]
    public void Next_HyperbandToItsEnd_PlaysItsBracketsInTurn()
    {
        var scheduler = Hyperband.Create(new AshaOptions(1, 9, 3));
        var history = new List<Observation>();
        while (history.Count < 44)
        {
            var choice = scheduler.Next(new(Space, Histories.One, history));
            var candidate = choice.Promotes is { } from ? history[from - 1].Trial.Genotype.Choices[0] : history.Count + 1;
            history.Add(Observe.Accuracy(history.Count + 1, new Genotype([candidate]), candidate, choice.Epochs, choice.Promotes));
        }

        // 9 + 3 + 1, then 5 + 1, then 3, and again.
        int[] round = [.. Enumerable.Repeat(1, 9), 3, 3, 3, 9, .. Enumerable.Repeat(3, 5), 9, 9, 9, 9];
        Assert.Equal([.. round, .. round], history.Select(observation => observation.Trial.Epochs));
    }

    [Fact]
    public void Next_AnyHistory_PromotesOnlyWhatEndedWithMetrics() => Histories.Any.Sample(history =>
    {
        foreach (var promoted in new[] { _halving.Next(history).Promotes, _halving.NextPromotion(history)?.Promotes }.OfType<int>())
        {
            Assert.True(double.IsFinite(history.Observations[promoted - 1].Metric("accuracy")!.Value));
            Assert.DoesNotContain(history.Observations, each => each.Trial.ContinuesFrom == promoted);
        }
    }, iter: 500);

    private FidelityChoice Next(IEnumerable<Observation> history) => _halving.Next(new(Space, Histories.One, [.. history]));

    private static IEnumerable<Observation> Ended(int first, int count) =>
        Enumerable.Range(first, count).Select(number => Observe.Accuracy(number, new Genotype([number]), number));
}
