using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.GoogLeNet;

/// <summary>What is open in one stage of Inception modules, and how a module is drawn.</summary>
internal sealed record StageChoices(Choice<int> Modules, Choice<int> WideKernel, Choice<string> Pooling)
{
    public static StageChoices Add(DecisionList decisions, SpecValues values, int stage, int most) => new(
        decisions.Ordinal($"stage{stage}.modules", AtMost(values.Integers("modules"), most)),
        decisions.Ordinal($"stage{stage}.wideKernel", values.Integers("wideKernel")),
        decisions.Categorical($"stage{stage}.pooling", values.Texts("pooling")));

    public FeatureMap DrawModule(NetworkDraft draft, Genotype genotype, string name, FeatureMap from, InceptionWidths widths)
    {
        var pointwise = Convolved(draft, $"{name}.pointwise", from, widths.Pointwise, 1);
        var middle = Convolved(draft, $"{name}.middle", Convolved(draft, $"{name}.middleReduced", from, widths.MiddleReduced, 1), widths.Middle, 3);
        var wide = Convolved(draft, $"{name}.wide", Convolved(draft, $"{name}.wideReduced", from, widths.WideReduced, 1), widths.Wide, WideKernel.In(genotype));
        Operation pooling = Pooling.In(genotype) == "max" ? new MaxPooling(3, 1) : new AveragePooling(3, 1);
        var pooled = Convolved(draft, $"{name}.pooled", draft.Add($"{name}.pool", pooling, from), widths.Pooled, 1);
        return draft.Add(name, new Concatenation(), pointwise, middle, wide, pooled);
    }

    private static FeatureMap Convolved(NetworkDraft draft, string name, FeatureMap from, int filters, int kernel) =>
        draft.Convolved(name, from, Unbiased(filters, kernel), ActivationFunction.Relu);

    private static ValueArray<int> AtMost(ValueArray<int> counts, int most) =>
        counts.Select(count => Math.Min(count, most)).Distinct().ToValueArray();
}
