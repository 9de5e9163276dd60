using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What is open in one stage of inverted residual blocks.</summary>
internal sealed record MobileStageChoices(Choice<int> Kernel, Choice<int> Expansion)
{
    /// <summary>Adds the decisions of a stage; the first one never expands.</summary>
    public static MobileStageChoices Add(DecisionList decisions, SpecValues values, int stage) => new(
        decisions.Ordinal($"stage{stage + 1}.kernel", values.Integers("kernel")),
        stage == 0 ? new Choice<int>([1], null) : decisions.Ordinal($"stage{stage + 1}.expansion", values.Integers("expansion")));
}
