using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>A trial's learning curve, as programs get it.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Curve">A point an epoch.</param>
public sealed record CurveReport(int Trial, IReadOnlyList<LearningCurvePoint> Curve)
{
    /// <summary>The curve in as few points as a picture shows, the first and the last among them.</summary>
    /// <param name="most">How many, at least 2.</param>
    public CurveReport Thin(int most) => Curve.Count <= most
        ? this
        : this with { Curve = [.. Enumerable.Range(0, most).Select(index => Curve[(int)((long)index * (Curve.Count - 1) / (most - 1))])] };
}
