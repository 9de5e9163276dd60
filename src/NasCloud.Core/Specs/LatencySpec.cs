using NasCloud.Core.Latency;

namespace NasCloud.Core.Specs;

/// <summary>What predicts how long a search's candidates take.</summary>
/// <param name="TablePath">The file of the table; null where the spec holds the table itself, as that of a search in the store always does.</param>
/// <param name="Table">The table; null until its file is read.</param>
public sealed record LatencySpec(string? TablePath, LatencyTable? Table);
