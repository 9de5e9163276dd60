using NasCloud.Core.Collections;

namespace NasCloud.Core.Searches.Activities;

/// <summary>What the search workflow does next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Open">The numbers of the trials to see through: as many as may be in flight, or all when they are cancelled.</param>
/// <param name="Trainers">How many trainers they need.</param>
public sealed record SearchStep(SearchStepKind Kind, ValueArray<int> Open, int Trainers = 0);
