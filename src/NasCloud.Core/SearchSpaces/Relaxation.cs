using System.Collections.Immutable;
using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces;

/// <summary>All networks of a space in one: where a decision is to be made, all of its options are computed.</summary>
/// <param name="Architecture">
/// The network. What learns in it is named as in the networks of the space; nodes within an option are named after the
/// mixture that they lead to and a point.
/// </param>
/// <param name="Mixtures">
/// The nodes, each an <see cref="Addition"/>, at which a decision's options meet, and which decision that is: its inputs are
/// one for each option, in their order. To be computed as a weighted sum.
/// </param>
public sealed record Relaxation(Architecture Architecture, ImmutableSortedDictionary<string, int> Mixtures);
