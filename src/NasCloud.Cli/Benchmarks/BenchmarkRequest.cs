using NasCloud.Core.Benchmarks;
using NasCloud.Core.Collections;

namespace NasCloud.Cli.Benchmarks;

/// <summary>What <c>nascloud benchmark</c> was asked for, read and checked.</summary>
/// <param name="Path">The table's file.</param>
/// <param name="Problem">The space and the table.</param>
/// <param name="Contenders">The strategies, no two alike.</param>
/// <param name="Plan">How they are compared.</param>
/// <param name="At">The evaluations after which they are, ascending.</param>
internal sealed record BenchmarkRequest(
    string Path,
    BenchmarkProblem Problem,
    IReadOnlyList<Contender> Contenders,
    BenchmarkPlan Plan,
    ValueArray<int> At);
