namespace NasCloud.Benchmarks.Searches;

/// <summary>What one process took.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="PeakBytes">The most memory that it held resident, the processes it started left out.</param>
internal sealed record ProgramRun(double Seconds, long PeakBytes);
