using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>All that one picture of a search shows.</summary>
/// <param name="Snapshot">The search.</param>
/// <param name="Curves">The learning curves so far of the trials in flight, by number; damaged ones are left out.</param>
internal sealed record SearchFrame(
    SearchSnapshot Snapshot,
    IReadOnlyDictionary<int, IReadOnlyList<LearningCurvePoint>> Curves)
{
    public static IReadOnlyDictionary<int, IReadOnlyList<LearningCurvePoint>> NoCurves { get; } =
        new Dictionary<int, IReadOnlyList<LearningCurvePoint>>();
}
