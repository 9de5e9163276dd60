using NasCloud.Core.Collections;
using NasCloud.Core.Searches.Results;
using NasCloud.Models.Networks;

namespace NasCloud.Training.Compression;

/// <summary>What came of pruning a network.</summary>
/// <param name="Network">The smallest that is good enough; null where none is.</param>
/// <param name="Steps">What was tried.</param>
internal sealed record PrunedNetwork(TrainedNetwork? Network, ValueArray<CompressionStep> Steps);
