using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Trials;

/// <summary>The best candidates of a search.</summary>
/// <param name="Objectives">What is sought.</param>
/// <param name="Total">How many candidates there are that this shows some of.</param>
/// <param name="Items">Those shown, each at its longest trial, the best first.</param>
internal sealed record Standing(ValueArray<Objective> Objectives, int Total, IReadOnlyList<TrialReport> Items);
