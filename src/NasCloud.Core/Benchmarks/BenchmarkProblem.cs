using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Benchmarks;

/// <summary>What strategies are compared on.</summary>
/// <param name="Space">The search space.</param>
/// <param name="Table">The scores of its genotypes.</param>
public sealed record BenchmarkProblem(SearchSpace Space, BenchmarkTable Table);
