using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>What a trial was trained anew as, as <c>retraining.json</c> keeps it beside the seeds.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Trial">The trial, with the epochs that it is trained for.</param>
public sealed record RetrainingDocument(SearchId SearchId, Trial Trial)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The document of a plan, whatever its seeds.</summary>
    public static RetrainingDocument Of(RetrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Manifest.Id, plan.Trial(seed: 0));
    }
}
