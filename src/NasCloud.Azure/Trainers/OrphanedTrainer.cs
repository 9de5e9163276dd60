namespace NasCloud.Azure.Trainers;

/// <summary>An execution that costs money and that nobody waits for.</summary>
/// <param name="Execution">Its name, given by Azure.</param>
/// <param name="Search">The search that it was started for; null where it was told of none.</param>
/// <param name="Reason">Why nobody waits for it.</param>
public sealed record OrphanedTrainer(string Execution, string? Search, OrphanReason Reason);
