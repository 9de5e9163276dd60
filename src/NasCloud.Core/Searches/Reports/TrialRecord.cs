using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>All that is kept of one trial, as programs get it.</summary>
/// <param name="Trial">What was asked for.</param>
/// <param name="Score">How it ended; null while it is open.</param>
/// <param name="Curve">Its learning curve so far, a point an epoch.</param>
/// <param name="Attempts">The attempts at it so far, in their order; empty where scores are looked up.</param>
/// <param name="Problem">What of it could not be read, and why; null where all could.</param>
public sealed record TrialRecord(Trial Trial, TrialScore? Score, IReadOnlyList<LearningCurvePoint> Curve, IReadOnlyList<AttemptReport> Attempts, string? Problem = null);
