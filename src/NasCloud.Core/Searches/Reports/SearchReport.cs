using NasCloud.Core.Costs;
using NasCloud.Core.Telemetry;

namespace NasCloud.Core.Searches.Reports;

/// <summary>Where a search stands, as programs get it, from the command line and over HTTP alike.</summary>
public sealed record SearchReport
{
    /// <summary>The search.</summary>
    public required SearchId Id { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required SearchState State { get; init; }

    /// <summary>Why it ended; null while it goes on.</summary>
    public EndReason? Reason { get; init; }

    /// <summary>What stopped it and what to do; null unless it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>Seconds it has run, pauses left out.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>Seconds of trainers' time that its ended trials cost.</summary>
    public required double DeviceSeconds { get; init; }

    /// <summary>What that time cost; null where the price of a device is not known.</summary>
    public DeviceCost? Cost { get; init; }

    /// <summary>The id of the trace that tells of it where traces are collected, as 32 hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>Distinct architectures proposed, those left out that were only screened.</summary>
    public required int Architectures { get; init; }

    /// <summary>Distinct architectures screened, trained or not.</summary>
    public int Screened { get; init; }

    /// <summary>Search trials proposed, whatever became of them.</summary>
    public int Trials { get; init; }

    /// <summary>Search trials that ended with metrics.</summary>
    public required int Done { get; init; }

    /// <summary>Search trials that ended without, those left out that the search's end cut short.</summary>
    public required int Failed { get; init; }

    /// <summary>Trials without a score, the final one among them.</summary>
    public required int Open { get; init; }

    /// <summary>How its candidates are chosen, and why so.</summary>
    public required StrategyReport Strategy { get; init; }

    /// <summary>The best search trial so far; null while none has metrics.</summary>
    public TrialReport? Best { get; init; }

    /// <summary>The report of a search as it stood at one moment.</summary>
    /// <param name="snapshot">The search.</param>
    /// <param name="price">What a device costs; null where it is not known.</param>
    public static SearchReport Of(SearchSnapshot snapshot, DevicePrice? price = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var summary = SearchSummary.Of(snapshot);
        return new SearchReport
        {
            Id = snapshot.Manifest.Id,
            CreatedAt = snapshot.Manifest.CreatedAt,
            State = snapshot.Status.State,
            Reason = snapshot.Status.Reason,
            Problem = snapshot.Status.Problem,
            ElapsedSeconds = snapshot.Elapsed.TotalSeconds,
            DeviceSeconds = snapshot.DeviceSeconds,
            Cost = DeviceCost.Of(price, snapshot.DeviceSeconds),
            TraceId = SearchTrace.IdOf(snapshot.Manifest.Id).ToHexString(),
            Architectures = snapshot.Architectures,
            Screened = snapshot.Screened,
            Trials = snapshot.Trials.Count,
            Done = summary.Done,
            Failed = summary.Failed,
            Open = snapshot.Open.Count,
            Strategy = StrategyReport.Of(snapshot.Manifest.Spec.Strategy),
            Best = summary.Best is { } best ? TrialReport.Of(best) : null,
        };
    }
}
