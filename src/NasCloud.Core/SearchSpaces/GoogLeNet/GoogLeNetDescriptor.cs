using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.GoogLeNet;

/// <summary>What specs can set of the space of Inception networks.</summary>
internal static class GoogLeNetDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "googlenet",
        "Three stages of Inception modules, each of four parallel branches whose results are concatenated (Szegedy et al. 2015, arXiv 1409.4842).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("width", SpaceParameters.WidthFactor, "Factors of the published channels.", "[0.25,0.5,1]"),
            SpaceParameters.Options("modules", new IntegerShape(1, 5), "Numbers of modules in a stage; each stage has its own, of at most 2, 5 and 2.", "[1,2,3,5]"),
            SpaceParameters.Options("wideKernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes of the third branch; each stage has its own. Published: 5, in torchvision 3.", "[3,5]"),
            SpaceParameters.Options("pooling", new ChoiceShape(["max", "average"]), "What the fourth branch begins with; each stage has its own.", "[\"max\",\"average\"]"),
            SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates before the classifier; 0 for none.", "[0.2]"),
        ]),
        DrawnSpace.Maker("googlenet", (decisions, values, stem) => GoogLeNetChoices.Add(decisions, values, stem).Draw));
}
