using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>Something that happened in a search between two looks at it.</summary>
/// <param name="Elapsed">How long the search had run.</param>
internal abstract record SearchEvent(TimeSpan Elapsed)
{
    /// <summary>The search stands elsewhere.</summary>
    public sealed record StateChanged(TimeSpan Elapsed, SearchStatus Status, Trial? Final) : SearchEvent(Elapsed);

    /// <summary>A trial ended.</summary>
    /// <param name="Elapsed">How long the search had run.</param>
    /// <param name="Observation">The trial and its score.</param>
    /// <param name="IsBest">Whether it is the best search trial at the moment.</param>
    public sealed record TrialEnded(TimeSpan Elapsed, Observation Observation, bool IsBest) : SearchEvent(Elapsed);

    /// <summary>The final training reached the end of an epoch.</summary>
    public sealed record FinalEpoch(TimeSpan Elapsed, Trial Trial, LearningCurvePoint Point) : SearchEvent(Elapsed);
}
