using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Tests.Searches.Results;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class FinalTrainingTests
{
    private const int Epochs = 40;

    private static DateTimeOffset Start => ResultLedgers.Start;

    [Fact]
    public void Create_WithoutAWallClock_TrainsAllEpochsFromFreshWeights()
    {
        var (manifest, state) = Searched("""{ "trials": 2 }""", secondsPerEpoch: 1000);

        var final = Create(manifest, state, Start.AddDays(9));

        Assert.Equal((3, TrialKind.Final, Epochs, null), (final.Number, final.Kind, final.Epochs, final.ContinuesFrom));
        Assert.Equal(state.Trials[1].Trial.Genotype, final.Genotype);
    }

    [Theory]
    [InlineData(100, Epochs, Epochs)]
    [InlineData(10, 30, Epochs - 1)]
    [InlineData(5, 10, 20)]
    [InlineData(0, 1, 1)]
    [InlineData(-30, 1, 1)]
    public void Create_WithAWallClock_TrainsTheEpochsThereMayBeTimeFor(int minutesLeft, int atLeast, int atMost)
    {
        var (manifest, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 30);

        Assert.InRange(Create(manifest, state, Start.AddMinutes(120 - minutesLeft)).Epochs, atLeast, atMost);
    }

    [Fact]
    public void Create_SeriesWithAWallClock_KeepNothingBackForPruning()
    {
        var (manifest, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 30);

        var images = Create(manifest with { Dataset = TestSearch.GreyImages }, state, Start.AddMinutes(115)).Epochs;
        var series = Create(manifest with { Dataset = TestSearch.GreyImages with { IsSeries = true } }, state, Start.AddMinutes(115)).Epochs;

        Assert.InRange(series, images + 1, Epochs - 1);
    }

    [Fact]
    public void Create_MoreTimeLeft_NeverTrainsFewerEpochs()
    {
        var (manifest, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 60);

        var epochs = Enumerable.Range(0, 121).Select(minute => Create(manifest, state, Start.AddMinutes(120 - minute)).Epochs).ToList();

        Assert.Equal(epochs.Order(), epochs);
        Assert.InRange(epochs.Distinct().Count(), 10, Epochs);
    }

    [Fact]
    public void Create_WinnersTimeUnknown_TrainsAllEpochs()
    {
        var (manifest, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 0);

        Assert.Equal(Epochs, Create(manifest, state, Start.AddHours(2)).Epochs);
    }

    [Fact]
    public void Estimate_NothingToTrain_IsZero()
    {
        var (_, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 30);

        Assert.Equal(TimeSpan.Zero, FinalTraining.Estimate(TestSearch.Create("""{ "wallClock": "2h" }"""), state));
        Assert.Equal(TimeSpan.Zero, FinalTraining.Estimate(Manifest("""{ "wallClock": "2h" }"""), new LedgerState()));
    }

    [Fact]
    public void Estimate_SlowerWinner_IsLonger()
    {
        var (manifest, fast) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 10);
        var (_, slow) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 20);

        var (less, more) = (FinalTraining.Estimate(manifest, fast), FinalTraining.Estimate(manifest, slow));

        // All epochs at the winner's pace, and something for what stands beside them.
        Assert.InRange(less, TimeSpan.FromSeconds(10 * Epochs), TimeSpan.FromSeconds(2 * 10 * Epochs));
        Assert.Equal(2 * less.TotalSeconds, more.TotalSeconds, precision: 3);
    }

    [Fact]
    public void Estimate_WinnerTooSlow_LeavesTheSearchHalfOfTheTime()
    {
        var (manifest, state) = Searched("""{ "wallClock": "2h" }""", secondsPerEpoch: 1000);

        Assert.Equal(TimeSpan.FromHours(1), FinalTraining.Estimate(manifest, state));
    }

    [Theory]
    [InlineData("""{ "wallClock": "2h" }""", 1)]
    [InlineData("""{ "trials": 3 }""", 0)]
    public void Estimate_TrialsThatTrainedNothing_KeepsHalfOfTheTime(string budget, int hours)
    {
        var state = ResultLedgers.Of(ResultLedgers.Succeeded(1, 0.4));

        Assert.DoesNotContain(MetricNames.TrainingSeconds, state.Trials[0].Score!.Metrics.Keys);
        Assert.Equal(TimeSpan.FromHours(hours), FinalTraining.Estimate(Manifest(budget), state));
    }

    [Fact]
    public void Winner_BestIsNotTheLast_IsTheBest()
    {
        var state = ResultLedgers.Of(ResultLedgers.Succeeded(1, 0.4), ResultLedgers.Succeeded(2, 0.6), ResultLedgers.Succeeded(3, 0.5));

        Assert.Equal(2, FinalTraining.Winner(Manifest("""{ "trials": 3 }"""), state)!.Trial.Number);
    }

    private static Trial Create(SearchManifest manifest, LedgerState state, DateTimeOffset now) =>
        FinalTraining.Create(manifest, state, FinalTraining.Winner(manifest, state)!, now);

    // Two trials of one epoch; the second wins.
    private static (SearchManifest Manifest, LedgerState State) Searched(string budget, double secondsPerEpoch) => (
        Manifest(budget),
        ResultLedgers.Of(Score(1, 0.4, secondsPerEpoch), Score(2, 0.6, secondsPerEpoch)));

    private static SearchManifest Manifest(string budget) =>
        TestSearch.Create(budget, more: $$""", "dataset": "grey", "final": { "epochs": {{Epochs}} }""");

    private static TrialScore Score(int trial, double accuracy, double seconds) => ResultLedgers.Succeeded(trial, accuracy) with
    {
        Metrics = ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", accuracy).Add(MetricNames.TrainingSeconds, seconds),
    };
}
