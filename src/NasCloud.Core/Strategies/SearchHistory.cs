using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies;

/// <summary>All that a strategy or a fidelity scheduler may know: the space, the objectives and every search trial so far.</summary>
/// <param name="Space">The search space.</param>
/// <param name="Objectives">What is sought, at least one.</param>
/// <param name="Observations">
/// The search trials in the order of their numbers, pending ones too, one each for every fidelity of a candidate. Never the
/// final trial; to strategies, never one that only screened.
/// </param>
public sealed record SearchHistory(
    SearchSpace Space,
    ValueArray<Objective> Objectives,
    IReadOnlyList<Observation> Observations);
