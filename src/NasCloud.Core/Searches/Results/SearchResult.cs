using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Results;

/// <summary>What a search found, as <c>result/best.json</c> keeps it.</summary>
public sealed record SearchResult
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The search.</summary>
    public required SearchId SearchId { get; init; }

    /// <summary>Why it ended.</summary>
    public EndReason? Reason { get; init; }

    /// <summary>The best trial by the objectives.</summary>
    public required Trial Winner { get; init; }

    /// <summary>Its score in the search, on validation data.</summary>
    public required TrialScore Score { get; init; }

    /// <summary>The score of its full training, test metrics included; null when there was none.</summary>
    public TrialScore? Final { get; init; }

    /// <summary>How many search trials were proposed.</summary>
    public required int Trials { get; init; }

    /// <summary>How many distinct architectures were tried, those left out that were only screened.</summary>
    public required int Architectures { get; init; }

    /// <summary>How many distinct architectures were screened, trained or not.</summary>
    public int Screened { get; init; }

    /// <summary>Seconds the search ran, pauses left out.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>Seconds of trainers' time it cost.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>The result that a ledger amounts to; null when no trial has metrics.</summary>
    public static SearchResult? Of(SearchManifest manifest, LedgerState state) =>
        FinalTraining.Winner(manifest, state) is not { } winner ? null : new SearchResult
        {
            SearchId = manifest.Id,
            Reason = state.Ended,
            Winner = winner.Trial,
            Score = winner.Score!,
            Final = state.Final?.Score,
            Trials = state.Trials.Count,
            Architectures = state.Architectures.Count,
            Screened = state.Screened.Count,
            ElapsedSeconds = state.ElapsedAtLastEntry.TotalSeconds,
            DeviceSeconds = state.DeviceSeconds,
        };
}
