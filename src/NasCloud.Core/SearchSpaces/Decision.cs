using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>One thing a search space leaves open.</summary>
/// <param name="Name">Unique in its space; a path such as <c>layer3.kernel</c>.</param>
/// <param name="Options">What can be chosen, as shown to people; at least one, no two alike.</param>
/// <param name="IsOrdinal">Whether the options have an order (sizes, counts), so that near ones are alike.</param>
/// <param name="ActiveWhen">Conditions on earlier decisions, all of which must hold; none: always active.</param>
public sealed record Decision(
    string Name,
    ValueArray<string> Options,
    bool IsOrdinal = false,
    ValueArray<DecisionCondition> ActiveWhen = default);
