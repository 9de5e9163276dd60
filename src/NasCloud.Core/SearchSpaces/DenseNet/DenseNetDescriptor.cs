using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.DenseNet;

/// <summary>What specs can set of the space of densely connected networks.</summary>
internal static class DenseNetDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "densenet",
        "Four blocks in which each layer reads all before it, with transitions between them (Huang et al. 2017, arXiv 1608.06993).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("growth", new IntegerShape(1, 256), "Channels that each layer adds; the stem has twice as many.", "[12,24,32]"),
            SpaceParameters.Options("layers", new IntegerShape(1, 48), "Numbers of layers in a block; each block has its own.", "[3,6,12,16,24]"),
            SpaceParameters.Options("bottleneck", new BooleanShape(), "Whether a 1x1 convolution to four times the growth comes before each 3x3.", "[true,false]"),
            SpaceParameters.Options("compression", new NumberShape(0, 1, ExcludeMinimum: true), "Shares of the channels that a transition keeps.", "[0.5,1]"),
        ]),
        DrawnSpace.Maker("densenet", (decisions, values, stem) => DenseNetChoices.Add(decisions, values, stem).Draw));
}
