using NasCloud.Core.Specs;
using NasCloud.Core.Trials;

namespace NasCloud.Training.Trials;

/// <summary>What decides which samples a trial sees.</summary>
/// <param name="Dataset">The data, and the share held out.</param>
/// <param name="Seed">Fixes which samples are held out.</param>
/// <param name="Final">Whether the limit on training samples is lifted.</param>
/// <param name="UseValidation">Whether the held-out samples are trained on.</param>
internal sealed record TrialDataKey(DatasetSpec Dataset, long Seed, bool Final, bool UseValidation)
{
    /// <summary>The key of a trial.</summary>
    public static TrialDataKey Of(SearchSpec spec, TrialKind kind) => new(
        spec.Dataset ?? throw new ArgumentException("dataset is missing: training needs data", nameof(spec)),
        spec.Seed,
        kind == TrialKind.Final,
        kind == TrialKind.Final && spec.Final is { UseValidationData: true });
}
