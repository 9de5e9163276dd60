namespace NasCloud.Core.Benchmarks;

/// <summary>How strategies are compared.</summary>
/// <param name="Budget">Evaluations of each search, at least 1.</param>
/// <param name="Seeds">Searches of each strategy, at least 1.</param>
/// <param name="FirstSeed">The seed of the first search; each further one takes the next. A search has the seed that a spec would give it.</param>
/// <param name="Accounting">What counts as an evaluation.</param>
/// <param name="Parallelism">Searches at a time, at least 1. The results don't depend on it.</param>
public sealed record BenchmarkPlan(
    int Budget,
    int Seeds,
    long FirstSeed = 1,
    Accounting Accounting = Accounting.Product,
    int Parallelism = 1);
