using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Strategies;
using static NasCloud.Core.Tests.Searches.Results.ResultLedgers;

namespace NasCloud.Core.Tests.Searches.Results;

public sealed class SearchProblemTests
{
    [Fact]
    public void Of_SearchWithAWinner_IsNone() =>
        Assert.Null(ProblemOf(ResultLedgers.Of(Failed(1, "boom"), Succeeded(2, 0.5)).Ended(EndReason.Trials)));

    [Fact]
    public void Of_NoTrials_SaysWhatToLoosen() =>
        Assert.Equal(
            "No candidate was found that the constraints allow. Loosen 'constraints' or widen 'space'.",
            ProblemOf(new LedgerState().Ended(EndReason.SpaceExhausted)));

    [Fact]
    public void Of_SupernetFailed_TellsItsReason()
    {
        var state = new LedgerState();
        var supernet = new Trial { Number = 0, Kind = TrialKind.Supernet, Genotype = new Genotype([0]), ArchitectureId = "supernet", Epochs = 1, Parameters = 0, Flops = 0 };
        state.Apply(new TrialProposed(Start, supernet));
        state.Apply(new TrialEnded(Start, new TrialScore { Trial = 0, Outcome = TrialOutcome.Diverged, Error = "The loss is NaN." }));

        Assert.Equal("No candidate was scored, since the training of the supernet failed, which ends this search: The loss is NaN. Start a new one once that is mended.", ProblemOf(state.Ended(EndReason.SupernetFailed)));
    }

    [Theory]
    [InlineData(EndReason.WallClock)]
    [InlineData(EndReason.DeviceHours)]
    public void Of_BudgetThatEndedBeforeAnyTrial_SaysWhatToRaise(EndReason reason) =>
        Assert.Equal("The budget ended before any candidate was scored. Raise 'budget'.", ProblemOf(new LedgerState().Ended(reason)));

    [Fact]
    public void Of_AllTrialsFailed_NamesTheCommonestReason() =>
        Assert.Equal(
            "None of 4 trials ended with metrics; the commonest reason, of 2: boom",
            ProblemOf(ResultLedgers.Of(Failed(1, "bang"), Failed(2, "boom"), Failed(3, "boom"), Failed(4, null)).Ended(EndReason.Trials)));

    [Fact]
    public void Of_TrialWithoutAReason_SaysSo() =>
        Assert.Equal(
            "None of 1 trials ended with metrics; the commonest reason, of 1: no reason was recorded",
            ProblemOf(ResultLedgers.Of(Failed(1, null)).Ended(EndReason.Trials)));

    [Fact]
    public void Of_NothingButScreenings_SaysWhatToChange()
    {
        var ledger = new LedgerState();
        foreach (var trial in new[] { 1, 2 })
        {
            var screening = Observe.Pending(trial, new([trial]), epochs: 0).End((MetricNames.Snip, 0.5));
            ledger.Apply(new TrialProposed(Start, screening.Trial));
            ledger.Apply(new TrialEnded(Start, screening.Score!));
        }

        Assert.Equal(
            "None of 2 screened candidates was trained before the search ended. Raise the 'budget', or lower 'screening.pool'.",
            ProblemOf(ledger.Ended(EndReason.WallClock)));
    }

    [Fact]
    public void Of_SearchCancelledBeforeAnyTrialEnded_IsNone() =>
        Assert.Null(ProblemOf(new LedgerState().Ended(EndReason.Cancelled)));

    [Fact]
    public void Of_FinalTrialSucceeded_IsNone() =>
        Assert.Null(ProblemOf(ResultLedgers.Of(Succeeded(1, 0.5)).Ended(EndReason.Trials).WithFinal(TrialOutcome.Succeeded)));

    [Fact]
    public void Of_FinalTrialFailed_TellsItsReasonAndWhatThereIs() =>
        Assert.Equal(
            "The winner stands in the result without a final model, since its full training failed: The disk is full.",
            ProblemOf(ResultLedgers.Of(Succeeded(1, 0.5)).Ended(EndReason.Trials).WithFinal(TrialOutcome.Failed, "The disk is full.")));

    private static string? ProblemOf(LedgerState state) => SearchProblem.Of(state, SearchResult.Of(TestSearch.Create(), state));
}
