using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Cli.Latency;

/// <summary>What a latency table is to be made of.</summary>
/// <param name="Space">The space whose networks are measured.</param>
/// <param name="Constraints">What a network may cost.</param>
/// <param name="Samples">Random networks whose operations the table gets.</param>
/// <param name="Checks">Further random networks that predictions are compared with; 0 for none.</param>
/// <param name="Path">The file to write, absolute.</param>
internal sealed record LatencyRequest(SearchSpace Space, Constraints Constraints, int Samples, int Checks, string Path);
