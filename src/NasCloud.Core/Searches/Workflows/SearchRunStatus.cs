namespace NasCloud.Core.Searches.Workflows;

/// <summary>What a search's workflow shows in the engine; everything else is in the store.</summary>
/// <param name="Running">Trials in flight.</param>
/// <param name="Launched">Trials launched since the workflow last continued as new.</param>
public sealed record SearchRunStatus(int Running, int Launched);
