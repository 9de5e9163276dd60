using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Searches.Ledger;

public sealed class LedgerStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Apply_ProposedTrial_IsOpenAndItsArchitectureKnown()
    {
        var state = Fold(new TrialProposed(Start, Trial(1)));

        Assert.Equal([1], state.Open);
        Assert.Contains("a1", state.Architectures);
        Assert.True(state.Trials[0].IsPending);
    }

    [Fact]
    public void Apply_Screening_IsNotPaidForBeforeItsCandidateIsTrained()
    {
        var screening = new TrialProposed(Start, Trial(1) with { Epochs = 0 });

        var screened = Fold(screening);
        var trained = Fold(screening, new TrialProposed(Start, Trial(2) with { ArchitectureId = "a1", ContinuesFrom = 1 }));

        Assert.Equal((1, 0), (screened.Screened.Count, screened.Architectures.Count));
        Assert.Equal((1, 1), (trained.Screened.Count, trained.Architectures.Count));
    }

    [Fact]
    public void Apply_ScoreTwice_CountsOnce()
    {
        var ended = new TrialEnded(Start, Score(1, seconds: 5));

        var state = Fold(new TrialProposed(Start, Trial(1)), ended, ended);

        Assert.Empty(state.Open);
        Assert.Equal(5, state.DeviceSeconds);
        Assert.Single(state.Trials);
    }

    [Fact]
    public void Apply_GapInNumbers_ThrowsWithTheNumbers()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Fold(new TrialProposed(Start, Trial(2))));

        Assert.Equal("The ledger is damaged: trial 2 follows 0 trials; expected 1.", exception.Message);
    }

    [Fact]
    public void Apply_ScoreOfUnknownTrial_Throws() =>
        Assert.Throws<InvalidDataException>(() => Fold(new TrialEnded(Start, Score(1, seconds: 0))));

    [Fact]
    public void Apply_Supernet_StandsApartFromTheTrialsAndCounts()
    {
        var supernet = Trial(0) with { Kind = TrialKind.Supernet };

        var state = Fold(new TrialProposed(Start, supernet), new TrialEnded(Start, Score(0, seconds: 5)), new TrialProposed(Start, Trial(1)));

        Assert.Equal(supernet, state.Supernet!.Trial);
        Assert.Equal(state.Supernet, state.Find(0));
        Assert.True(state.Supernet.HasMetrics);
        Assert.Equal([1], state.Trials.Select(trial => trial.Trial.Number));
        Assert.Equal(5, state.DeviceSeconds);
        Assert.Equal(2, state.NextNumber);
        Assert.Single(state.Architectures);
    }

    [Fact]
    public void Apply_FinalTrial_StandsApartFromTheSearchTrials()
    {
        var state = Fold(
            new TrialProposed(Start, Trial(1)),
            new TrialProposed(Start, Trial(2) with { Kind = TrialKind.Final, ArchitectureId = "a1" }));

        Assert.Single(state.Trials);
        Assert.Equal(2, state.Final!.Trial.Number);
        Assert.Equal(3, state.NextNumber);
    }

    [Fact]
    public void Elapsed_AfterACrash_CountsTheCrashedSessionUpToItsLastEntry()
    {
        var state = Fold(
            new SessionStarted(Start, "one"),
            new TrialProposed(Start.AddMinutes(3), Trial(1)),
            new SessionStarted(Start.AddHours(10), "two"));

        Assert.Equal(TimeSpan.FromMinutes(3 + 5), state.Elapsed(Start.AddHours(10).AddMinutes(5)));
    }

    [Fact]
    public void Elapsed_AfterAPause_CountsUpToIt()
    {
        var state = Fold(
            new SessionStarted(Start, "one"),
            new TrialProposed(Start.AddMinutes(1), Trial(1)),
            new SessionEnded(Start.AddMinutes(4)),
            new SessionStarted(Start.AddHours(10), "two"));

        Assert.Equal(TimeSpan.FromMinutes(4 + 2), state.Elapsed(Start.AddHours(10).AddMinutes(2)));
    }

    [Fact]
    public void Elapsed_WhilePaused_Stands()
    {
        var state = Fold(new SessionStarted(Start, "one"), new SessionEnded(Start.AddMinutes(4)), new SessionEnded(Start.AddMinutes(5)));

        Assert.Equal(TimeSpan.FromMinutes(4), state.Elapsed(Start.AddHours(1)));
    }

    [Fact]
    public void Elapsed_SameSessionNotedTwice_CountsOnce()
    {
        var state = Fold(new SessionStarted(Start, "one"), new SessionStarted(Start.AddMinutes(1), "one"));

        Assert.Equal(TimeSpan.FromMinutes(2), state.Elapsed(Start.AddMinutes(2)));
    }

    [Fact]
    public void Apply_SecondFinalTrial_ReplacesTheFirst()
    {
        var final = Trial(2) with { Kind = TrialKind.Final };
        var state = Fold(
            new SessionStarted(Start, "one"),
            new TrialProposed(Start, Trial(1)),
            new TrialProposed(Start, final),
            new TrialEnded(Start, new TrialScore { Trial = 2, Outcome = TrialOutcome.Failed }),
            new SessionStarted(Start, "two"),
            new TrialProposed(Start, final with { Number = 3 }));

        Assert.Equal((3, "two", 4), (state.Final!.Trial.Number, state.FinalSession, state.NextNumber));
        Assert.Single(state.Trials);
    }

    [Fact]
    public void Apply_SecondEnd_KeepsTheFirstReason()
    {
        var state = Fold(new SearchEnded(Start, EndReason.Target), new SearchEnded(Start, EndReason.Cancelled));

        Assert.Equal(EndReason.Target, state.Ended);
    }

    private static LedgerState Fold(params LedgerEntry[] entries)
    {
        var state = new LedgerState();
        foreach (var entry in entries)
            state.Apply(entry);
        return state;
    }

    private static Trial Trial(int number) => new()
    {
        Number = number,
        Genotype = new Genotype([number]),
        ArchitectureId = $"a{number}",
        Epochs = 1,
        Parameters = 10,
        Flops = 100,
    };

    private static TrialScore Score(int trial, double seconds) =>
        new() { Trial = trial, Outcome = TrialOutcome.Succeeded, DeviceSeconds = seconds };
}
