using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Asha;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity.Asha;

public sealed class AshaSchedulerTests
{
    private static readonly TestSpace Space = TestSpace.Flat(1, 10_000);

    private readonly AshaScheduler _scheduler = new(new(minEpochs: 1, maxEpochs: 9, reduction: 3));

    [Theory]
    [InlineData(1, 9, 3, new[] { 1, 3, 9 })]
    [InlineData(1, 10, 3, new[] { 1, 3, 10 })]
    [InlineData(1, 26, 3, new[] { 1, 3, 9, 26 })]
    [InlineData(2, 5, 3, new[] { 2, 5 })]
    [InlineData(4, 5, 3, new[] { 4, 5 })]
    [InlineData(5, 5, 3, new[] { 5 })]
    [InlineData(1, 10_000, 100, new[] { 1, 100, 10_000 })]
    [InlineData(1, 16, 2, new[] { 1, 2, 4, 8, 16 })]
    public void Rungs_BetweenMinAndMax_ArePowersAndTheMaximum(int min, int max, int reduction, int[] expected) =>
        Assert.Equal(expected, new AshaOptions(min, max, reduction).Rungs());

    [Fact]
    public void Options_MinimumAboveMaximum_AreRefused() => Assert.StartsWith(
        "fidelity.minEpochs is 10: expected at most fidelity.maxEpochs, which is 9.",
        Assert.Throws<ArgumentException>(() => new AshaOptions(10, 9, 3)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void MaxEpochs_IsTheLastRung() => Assert.Equal(9, _scheduler.MaxEpochs);

    [Fact]
    public void Next_EmptyHistory_IsANewCandidateOnTheFirstRung() => Assert.Equal(new FidelityChoice(1), Next());

    [Fact]
    public void Next_FewerThanTheReductionEnded_IsANewCandidate() =>
        Assert.Equal(new FidelityChoice(1), Next(Ended(1, 0.1), Ended(2, 0.2), Pending(3)));

    [Fact]
    public void Next_AThirdIsKnown_PromotesItsBest() =>
        Assert.Equal(new FidelityChoice(3, 2), Next(Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.15)));

    [Fact]
    public void Next_PromotionInFlight_CountsAsPromoted() =>
        Assert.Equal(new FidelityChoice(1), Next(Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.15), Promoted(4, 2, 3)));

    [Fact]
    public void Next_FailedPromotion_IsNotRepeated() =>
        Assert.Equal(new FidelityChoice(1), Next(Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.15), Promoted(4, 2, 3).Fail()));

    [Fact]
    public void Next_BetterOnesCameLater_PromotesThemToo() =>
        Assert.Equal(new FidelityChoice(3, 5), Next(Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.15), Promoted(4, 2, 3), Ended(5, 0.3)));

    [Fact]
    public void Next_FailedTrials_CountAsEndedAndAreNeverPromoted()
    {
        Assert.Equal(new FidelityChoice(3, 3), Next(Pending(1).Fail(), Pending(2).Fail(), Ended(3, 0.1)));
        Assert.Equal(new FidelityChoice(1), Next(Pending(1).Fail(), Pending(2).Fail(), Ended(3, double.NaN)));
    }

    [Fact]
    public void Next_SeveralRungsHaveSome_PromotesTheHighestFirst() => Assert.Equal(
        new FidelityChoice(9, 11),
        Next(
            Ended(1, 0.1), Ended(2, 0.2), Ended(3, 0.3), Ended(4, 0.4), Ended(5, 0.5), Ended(6, 0.6), Ended(7, 0.7), Ended(8, 0.8), Ended(9, 0.9),
            Ended(10, 9, 3, 0.5), Ended(11, 8, 3, 0.6), Ended(12, 7, 3, 0.4), Ended(13, 0.95)));

    [Fact]
    public void Next_LastRung_GoesNoFurther() =>
        Assert.Equal(new FidelityChoice(1), Next(Ended(1, 1, 9, 0.1), Ended(2, 2, 9, 0.2), Ended(3, 3, 9, 0.3)));

    [Fact]
    public void Next_TwoObjectives_PromotesFromTheFront()
    {
        Observation[] history = [Ended(1, 0.5).Sized(50), Ended(2, 0.4).Sized(60), Ended(3, 0.3).Sized(70)];
        Assert.Equal(new FidelityChoice(3, 1), _scheduler.Next(new(Space, Histories.Two, history)));
    }

    [Fact]
    public void Next_ManyTrialsOneAtATime_KeepsTheShapeOfSuccessiveHalving()
    {
        // What is good at the start is good in the end, and candidates come in a mixed order.
        var history = new List<Observation>();
        while (history.Count < 1_300)
        {
            var choice = _scheduler.Next(new(Space, Histories.One, history));
            var number = history.Count + 1;
            var candidate = choice.Promotes is { } from ? history[from - 1].Trial.Genotype.Choices[0] : number;
            history.Add(Ended(number, candidate, choice.Epochs, candidate * 7_919 % 10_000, choice.Promotes));
        }

        var rungs = new[] { 1, 3, 9 }.Select(epochs => history.Where(each => each.Trial.Epochs == epochs).ToList()).ToArray();
        // Candidates promoted before better ones came make rungs somewhat larger than a third.
        Assert.InRange(rungs[1].Count, rungs[0].Count / 3, rungs[0].Count / 2);
        Assert.InRange(rungs[2].Count, rungs[1].Count / 3, rungs[1].Count / 2);
        Assert.Equal(
            Best(rungs[0], rungs[0].Count / 3).Order(),
            Best(rungs[0], rungs[0].Count / 3).Intersect(rungs[1].Select(Candidate)).Order());
        Assert.Equal(history.Where(each => each.Trial.ContinuesFrom is not null).Count(), history.Select(each => each.Trial.ContinuesFrom).OfType<int>().Distinct().Count());
    }

    [Fact]
    public void Next_AnyHistory_PromotesOnlyWhatEndedWithMetrics() => Histories.Any.Sample(history =>
    {
        if (_scheduler.Next(history).Promotes is not { } promoted)
            return;
        var trial = history.Observations[promoted - 1];
        Assert.True(trial.HasMetrics && double.IsFinite(trial.Metric("accuracy")!.Value));
        Assert.DoesNotContain(history.Observations, each => each.Trial.ContinuesFrom == promoted);
    }, iter: 500);

    private FidelityChoice Next(params Observation[] history) => _scheduler.Next(new(Space, Histories.One, history));

    private static IEnumerable<int> Best(List<Observation> rung, int count) =>
        rung.OrderByDescending(each => each.Metric("accuracy")).Take(count).Select(Candidate);

    private static int Candidate(Observation observation) => observation.Trial.Genotype.Choices[0];

    private static Observation Pending(int number) => Observe.Pending(number, new Genotype([number]));

    private static Observation Ended(int number, double accuracy) => Ended(number, number, 1, accuracy);

    private static Observation Ended(int number, int candidate, int epochs, double accuracy, int? from = null) =>
        Observe.Accuracy(number, new Genotype([candidate]), accuracy, epochs, from ?? (epochs > 1 ? candidate : null));

    private static Observation Promoted(int number, int from, int epochs) => Observe.Pending(number, new Genotype([from]), epochs, from);
}
