using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Cli.Progress;

/// <summary>A search among others.</summary>
/// <param name="Id">Which.</param>
/// <param name="Report">Where it stands; null when it can't be read.</param>
/// <param name="Objectives">What it seeks.</param>
/// <param name="IsInterrupted">Whether it stands as if it went on while no process drives it.</param>
/// <param name="Problem">Why it can't be read.</param>
internal sealed record SearchListing(SearchId Id, SearchReport? Report, ValueArray<Objective> Objectives, bool IsInterrupted, string? Problem = null)
{
    /// <summary>One that can't be read.</summary>
    public static SearchListing Unreadable(SearchId id, string problem) => new(id, Report: null, [], IsInterrupted: false, problem);
}
