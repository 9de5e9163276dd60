using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Tests.Searches.Activities;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Searches.Results;

/// <summary>Ledgers that ended one way or another.</summary>
internal static class ResultLedgers
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A ledger with the scores of trials 1, 2 and so on, a minute each.</summary>
    public static LedgerState Of(params TrialScore[] scores)
    {
        var state = new LedgerState();
        state.Apply(new SessionStarted(Start, "session"));
        foreach (var score in scores)
        {
            state.Apply(new TrialProposed(state.LastEntryAt, Trial(score.Trial)));
            state.Apply(new TrialEnded(state.LastEntryAt.AddMinutes(1), score));
        }

        return state;
    }

    public static LedgerState Ended(this LedgerState state, EndReason reason)
    {
        state.Apply(new SearchEnded(state.LastEntryAt, reason));
        return state;
    }

    /// <summary>Adds the final trial and, unless it is still open, its score.</summary>
    public static LedgerState WithFinal(this LedgerState state, TrialOutcome? outcome, string? error = null)
    {
        var number = state.NextNumber;
        state.Apply(new TrialProposed(state.LastEntryAt, Trial(number) with { Kind = TrialKind.Final, ArchitectureId = "a1" }));
        if (outcome is { } some)
            state.Apply(new TrialEnded(state.LastEntryAt.AddMinutes(1), ActivityBench.Score(number, 0.9, some, error)));
        return state;
    }

    public static TrialScore Succeeded(int trial, double accuracy) => ActivityBench.Score(trial, accuracy);

    public static TrialScore Failed(int trial, string? error) => ActivityBench.Score(trial, 0, TrialOutcome.Failed, error);

    private static Trial Trial(int number) => new()
    {
        Number = number,
        Genotype = new Genotype([number]),
        ArchitectureId = $"a{number}",
        Epochs = 1,
        Parameters = 10,
        Flops = 100,
    };
}
