using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;
using static NasCloud.Core.SearchSpaces.Networks.NetworkBlocks;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>What is open in both cells, and how the network of them is drawn.</summary>
internal sealed record DartsChoices(StemKind Stem, int Channels, int Cells, CellChoices Normal, CellChoices Reduction)
{
    // How many times wider than the first cells' nodes the stem for small images is.
    private const int StemFactor = 3;

    public static DartsChoices Add(DecisionList decisions, SpecValues values, StemKind stem) => new(
        stem,
        values.Integer("channels"),
        values.Integer("cells"),
        CellChoices.Add(decisions, "normal", values.Texts("operations")),
        CellChoices.Add(decisions, "reduction", values.Texts("operations")));

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var (before, last) = DrawStem(draft);
        var channels = Channels;
        for (var cell = 0; cell < Cells; cell++)
        {
            var reduces = cell == Cells / 3 || cell == 2 * Cells / 3;
            channels = reduces ? 2 * channels : channels;
            (before, last) = (last, DrawCell(draft, genotype, $"cell{cell + 1}", before, last, channels, reduces));
        }

        return draft.Averaged(last);
    }

    private (FeatureMap Before, FeatureMap Last) DrawStem(NetworkDraft draft)
    {
        if (Stem == StemKind.Small)
        {
            var stem = draft.Convolved("stem", draft.Input, Unbiased(StemFactor * Channels, 3));
            return (stem, stem);
        }

        var half = draft.Convolved("stem1", draft.Input, Unbiased(Math.Max(1, Channels / 2), 3, draft.Input.HalvingStride), ActivationFunction.Relu);
        var quarter = draft.Convolved("stem2", half, Unbiased(Channels, 3, half.HalvingStride));
        var eighth = draft.Convolved("stem3", draft.Activated("stem3", quarter, ActivationFunction.Relu), Unbiased(Channels, 3, quarter.HalvingStride));
        return (quarter, eighth);
    }

    private FeatureMap DrawCell(NetworkDraft draft, Genotype genotype, string name, FeatureMap before, FeatureMap last, int channels, bool reduces)
    {
        // The result from before a reduction is still twice as large.
        var stride = before.Shape.Height == last.Shape.Height && before.Shape.Width == last.Shape.Width ? 1 : 2;
        FeatureMap[] inputs = [draft.Rectified($"{name}.input0", before, channels, stride), draft.Rectified($"{name}.input1", last, channels)];
        return reduces
            ? Reduction.Draw(draft, genotype, name, inputs, last.HalvingStride)
            : Normal.Draw(draft, genotype, name, inputs, 1);
    }
}
