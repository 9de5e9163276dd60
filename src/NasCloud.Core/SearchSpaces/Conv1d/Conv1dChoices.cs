using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Conv1d;

/// <summary>What is open in a network of one-dimensional convolutions, and how it is drawn.</summary>
internal sealed record Conv1dChoices(Choice<int> Stages, Choice<bool> Residual, Choice<string>? Halving, Choice<double> Dropout, ValueArray<Conv1dStage> Each)
{
    // Below, there is too little left to halve.
    private const int FewestHalved = 4;

    public static Conv1dChoices Add(DecisionList decisions, SpecValues values)
    {
        var stages = decisions.Ordinal("stages", values.Integers("stages"));
        var residual = decisions.Categorical("residual", values.Booleans("residual"));
        var halving = stages.Options.Max() > 1 ? decisions.Categorical("halving", values.Texts("halving"), stages.When(count => count > 1)) : null;
        var dropout = decisions.Ordinal("dropout", values.Numbers("dropout"));
        var each = Enumerable.Range(1, stages.Options.Max()).Select(number =>
        {
            var exists = stages.When(count => count >= number);
            var kernel = decisions.Ordinal($"stage{number}.kernel", values.Integers("kernel"), exists);
            return new Conv1dStage(
                decisions.Ordinal($"stage{number}.width", values.Integers("width"), exists),
                decisions.Ordinal($"stage{number}.blocks", values.Integers("blocks"), exists),
                kernel,
                // Where one step is seen, there is no distance; a kernel that always sees one has no decision.
                kernel.Options.Any(size => size > 1) ? decisions.Ordinal($"stage{number}.dilation", values.Integers("dilation"), [.. exists, .. kernel.When(size => size > 1)]) : new([1], null));
        }).ToValueArray();
        return new(stages, residual, halving, dropout, each);
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var sequence = draft.Input;
        for (var number = 1; number <= Stages.In(genotype); number++)
            sequence = DrawStage(draft, genotype, sequence, number);
        return draft.Averaged(sequence, Dropout.In(genotype));
    }

    private FeatureMap DrawStage(NetworkDraft draft, Genotype genotype, FeatureMap sequence, int number)
    {
        var stage = Each[number - 1];
        var halves = number > 1 && sequence.Shape.Width >= FewestHalved;
        var pools = halves && Halving!.In(genotype) == "pool";
        if (pools)
            sequence = draft.Add($"stage{number}.pool", new SequencePooling(2, 2), sequence);
        var kernel = stage.Kernel.In(genotype);
        var convolution = new SequenceConvolution(stage.Width.In(genotype), kernel, Bias: false, Dilation: kernel > 1 ? stage.Dilation.In(genotype) : 1);
        for (var block = 1; block <= stage.Blocks.In(genotype); block++)
        {
            var first = convolution with { Stride = halves && !pools && block == 1 ? 2 : 1 };
            var name = $"stage{number}.block{block}";
            sequence = Residual.In(genotype) ? DrawResidual(draft, name, sequence, first, convolution) : draft.Convolved($"{name}.plain", sequence, first, ActivationFunction.Relu);
        }

        return sequence;
    }

    private static FeatureMap DrawResidual(NetworkDraft draft, string name, FeatureMap from, SequenceConvolution first, SequenceConvolution second)
    {
        var seen = draft.Convolved($"{name}.residual1", from, first, ActivationFunction.Relu);
        var residual = draft.Convolved($"{name}.residual2", seen, second);
        var shortcut = from.Shape == residual.Shape
            ? from
            : draft.Convolved($"{name}.shortcut", from, new SequenceConvolution(residual.Channels, 1, first.Stride, Bias: false));
        return draft.Activated(name, draft.Add($"{name}.sum", new Addition(), residual, shortcut), ActivationFunction.Relu);
    }
}
