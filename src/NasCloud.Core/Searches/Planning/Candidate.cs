using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Searches.Planning;

/// <summary>A genotype that was found worth a trial.</summary>
/// <param name="Genotype">The choices.</param>
/// <param name="ArchitectureId">The id of the architecture they stand for.</param>
/// <param name="Cost">The cost of the simplified architecture.</param>
/// <param name="PredictedLatencyMs">Milliseconds for one sample as a latency table predicts them; null where there is none.</param>
internal sealed record Candidate(Genotype Genotype, string ArchitectureId, ArchitectureCost Cost, double? PredictedLatencyMs = null);
