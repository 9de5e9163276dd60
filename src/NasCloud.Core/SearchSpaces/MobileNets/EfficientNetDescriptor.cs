using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What specs can set of the space of EfficientNets.</summary>
internal static class EfficientNetDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "efficientnet",
        "Seven stages of inverted residual blocks with squeeze-and-excitation, scaled in width, depth and resolution (Tan and Le 2019, arXiv 1905.11946).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("width", SpaceParameters.WidthFactor, "Factors of the published channels.", "[0.25,0.5,0.75,1]"),
            SpaceParameters.Options("depth", SpaceParameters.WidthFactor, "Factors of the published numbers of blocks, rounded up.", "[0.5,1,1.2]"),
            SpaceParameters.Options("resolution", new NumberShape(0, 8, ExcludeMinimum: true), "Factors of the input's sides, to which images are resized first.", "[0.75,1,1.25]"),
            SpaceParameters.Options("expansion", new IntegerShape(1, 16), "How many times more channels blocks have inside; each stage from the second on has its own, the first does not expand.", "[3,6]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes of the depthwise convolutions; each stage has its own.", "[3,5]"),
            SpaceParameters.Options("squeeze", new NumberShape(0, 1), "Shares of a block's input channels that its squeeze-and-excitation has inside; 0 for none.", "[0,0.25]"),
            SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates before the classifier; 0 for none.", "[0.2]"),
        ]),
        DrawnSpace.Maker("efficientnet", (decisions, values, stem) => EfficientNetChoices.Add(decisions, values, stem).Draw));
}
