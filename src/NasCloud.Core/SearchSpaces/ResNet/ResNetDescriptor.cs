using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.ResNet;

/// <summary>What specs can set of the space of residual networks.</summary>
internal static class ResNetDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "resnet",
        "Four stages of residual blocks, basic or bottleneck (He et al. 2016, arXiv 1512.03385).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("block", new ChoiceShape(["basic", "bottleneck"]), "Kinds of block: two 3x3 convolutions, or 1x1, 3x3 and 1x1 to four times the channels.", "[\"basic\",\"bottleneck\"]"),
            SpaceParameters.Options("width", new IntegerShape(1, 1024), "Channels of the first stage; they double in each of the three stages after it.", "[16,32,64]"),
            SpaceParameters.Options("blocks", new IntegerShape(1, 64), "Numbers of blocks in a stage; each stage has its own.", "[1,2,3,4,6]"),
        ]),
        DrawnSpace.Maker("resnet", (decisions, values, stem) => ResNetChoices.Add(decisions, values, stem).Draw));
}
