using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>A trial as programs get it, from the command line and over HTTP alike.</summary>
/// <param name="Trial">What was asked for.</param>
/// <param name="Score">How it ended; null while it is open.</param>
public sealed record TrialReport(Trial Trial, TrialScore? Score)
{
    /// <summary>The report of a trial.</summary>
    public static TrialReport Of(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return new(observation.Trial, observation.Score);
    }
}
