using NasCloud.Core.Collections;

namespace NasCloud.Core.Searches.Results;

/// <summary>How the winner was made smaller.</summary>
/// <param name="LargestLoss">The most accuracy that a step might lose against the trained network.</param>
/// <param name="Samples">How many samples decided.</param>
/// <param name="AreHeldOut">Whether no network had been trained on them; where not, all had alike.</param>
/// <param name="Steps">What was tried, in order.</param>
public sealed record CompressionReport(double LargestLoss, int Samples, bool AreHeldOut, ValueArray<CompressionStep> Steps);
