using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.AlexNet;

/// <summary>What specs can set of the space of AlexNets.</summary>
internal static class AlexNetDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "alexnet",
        "A few convolutions with large kernels, three overlapping poolings, and dense layers (Krizhevsky 2014, arXiv 1404.5997).",
        new ObjectShape([
            SpaceParameters.Stem,
            SpaceParameters.Options("width", SpaceParameters.WidthFactor, "Factors of the published channels.", "[0.25,0.5,1]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes of the first convolution; where the stem is small, of at most 5.", "[7,11]"),
            SpaceParameters.Options("secondKernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes of the second convolution.", "[3,5]"),
            SpaceParameters.Options("convolutions", new IntegerShape(1, 8), "Numbers of 3x3 convolutions after the second pooling.", "[1,2,3]"),
            SpaceParameters.Options("pooling", new IntegerShape(2, 3), "Window sizes of the poolings, whose stride is 2.", "[2,3]"),
            SpaceParameters.Options("batchNorm", new BooleanShape(), "Whether batch normalization follows each convolution, which then has no bias.", "[false,true]"),
            .. ClassifierChoices.Parameters,
        ]),
        DrawnSpace.Maker("alexnet", (decisions, values, stem) => AlexNetChoices.Add(decisions, values, stem).Draw));
}
