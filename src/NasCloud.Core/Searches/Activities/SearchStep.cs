using NasCloud.Core.Collections;

namespace NasCloud.Core.Searches.Activities;

/// <summary>What the search workflow does next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Open">The numbers of the trials to see through, at most as many as may be in flight.</param>
public sealed record SearchStep(SearchStepKind Kind, ValueArray<int> Open);
