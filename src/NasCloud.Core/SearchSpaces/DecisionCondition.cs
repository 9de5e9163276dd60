using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Holds when an earlier decision is active and took one of some options.</summary>
/// <param name="Decision">The index of the earlier decision.</param>
/// <param name="Options">The indices of its options that make the condition hold, ascending.</param>
public sealed record DecisionCondition(int Decision, ValueArray<int> Options);
