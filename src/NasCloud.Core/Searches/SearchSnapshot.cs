using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches;

/// <summary>A search as it stood at one moment, for whoever shows it.</summary>
public sealed record SearchSnapshot
{
    /// <summary>What was asked for.</summary>
    public required SearchManifest Manifest { get; init; }

    /// <summary>Where it stands.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>The search trials in the order of their numbers.</summary>
    public required IReadOnlyList<Observation> Trials { get; init; }

    /// <summary>All trials in the order of their numbers: the supernet's, the search's, the final one.</summary>
    public IEnumerable<Observation> AllTrials => new[] { Supernet }.Concat(Trials).Append(Final).OfType<Observation>();

    /// <summary>The numbers of the open trials, the supernet's and the final one's among them, ascending.</summary>
    public required IReadOnlyList<int> Open { get; init; }

    /// <summary>The numbers of the search trials that ended, in the order in which their scores were recorded.</summary>
    public IReadOnlyList<int> Ends { get; init; } = [];

    /// <summary>The trial that trains the supernet, in a search that has one.</summary>
    public Observation? Supernet { get; init; }

    /// <summary>The final trial, once there is one.</summary>
    public Observation? Final { get; init; }

    /// <summary>Distinct architectures proposed, those left out that were only screened.</summary>
    public required int Architectures { get; init; }

    /// <summary>Distinct architectures screened, trained or not.</summary>
    public int Screened { get; init; }

    /// <summary>Time the search has run, pauses left out.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Seconds of trainers' time spent by the trials that ended.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>The search that a ledger amounts to.</summary>
    internal static SearchSnapshot Of(SearchManifest manifest, LedgerState state, SearchStatus status, DateTimeOffset now) => new()
    {
        Manifest = manifest,
        Status = status,
        Trials = [.. state.Trials],
        Open = [.. state.Open],
        Ends = [.. state.Ends],
        Supernet = state.Supernet,
        Final = state.Final,
        Architectures = state.Architectures.Count,
        Screened = state.Screened.Count,
        Elapsed = status.State.IsRunning() ? state.Elapsed(now) : state.ElapsedAtLastEntry,
        DeviceSeconds = state.DeviceSeconds,
    };
}
