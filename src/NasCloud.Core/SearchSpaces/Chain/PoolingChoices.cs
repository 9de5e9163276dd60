using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Where the values of one pooling layer are chosen.</summary>
internal sealed record PoolingChoices(Choice<int> Size, Choice<int> Stride)
{
    public static PoolingChoices Add(DecisionList decisions, string layer, PoolingOptions options, ValueArray<DecisionCondition> active) => new(
        decisions.Ordinal($"{layer}.poolSize", options.Size, active),
        decisions.Ordinal($"{layer}.poolStride", options.Stride, active));
}
