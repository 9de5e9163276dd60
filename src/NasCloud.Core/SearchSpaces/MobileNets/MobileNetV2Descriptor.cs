using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>What specs can set of the space of MobileNetV2 networks.</summary>
internal static class MobileNetV2Descriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "mobilenet-v2",
        "Seven stages of inverted residual blocks with depthwise convolutions (Sandler et al. 2018, arXiv 1801.04381).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("width", SpaceParameters.WidthFactor, "Factors of the published channels.", "[0.25,0.5,0.75,1]"),
            SpaceParameters.Options("blocks", new IntegerShape(1, 16), "Numbers of blocks in a stage; each stage from the second on has its own, the first has one block.", "[1,2,3,4]"),
            SpaceParameters.Options("expansion", new IntegerShape(1, 16), "How many times more channels blocks have inside; each stage from the second on has its own, the first does not expand.", "[3,6]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes of the depthwise convolutions; each stage has its own.", "[3,5]"),
            SpaceParameters.Options("head", new IntegerShape(1, 8192), "Channels before the classifier; times the width where that is above 1.", "[320,640,1280]"),
            SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates before the classifier; 0 for none.", "[0.2]"),
        ]),
        DrawnSpace.Maker("mobilenet-v2", (decisions, values, stem) => MobileNetV2Choices.Add(decisions, values, stem).Draw));
}
