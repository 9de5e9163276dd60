using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>Where the pictures of one search come from.</summary>
internal interface ISearchSource : IDisposable
{
    /// <summary>How long to wait between two looks.</summary>
    TimeSpan Interval { get; }

    /// <summary>The search as it stands now.</summary>
    Task<SearchSnapshot> LookAsync(CancellationToken cancellationToken);

    /// <summary>The learning curves so far of some trials, by number; damaged ones are left out.</summary>
    Task<IReadOnlyDictionary<int, IReadOnlyList<LearningCurvePoint>>> ReadCurvesAsync(IReadOnlyList<int> trials, CancellationToken cancellationToken);
}
