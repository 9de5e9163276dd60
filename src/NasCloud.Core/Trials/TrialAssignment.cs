using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Trials;

/// <summary>What a trainer does for one trial.</summary>
/// <param name="Spec">The search's spec.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Space">The search space that it comes from.</param>
/// <param name="Architecture">The simplified architecture to train.</param>
/// <param name="Threads">The threads to compute with, at least 1.</param>
public sealed record TrialAssignment(SearchSpec Spec, Trial Trial, SearchSpace Space, Architecture Architecture, int Threads = 1);
