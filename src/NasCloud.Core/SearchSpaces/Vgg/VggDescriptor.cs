using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.Vgg;

/// <summary>What specs can set of the space of VGG networks.</summary>
internal static class VggDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "vgg",
        "Five stages of 3x3 convolutions, each ended by pooling, then dense layers (Simonyan and Zisserman 2015, arXiv 1409.1556).",
        new ObjectShape([
            SpaceParameters.Options("width", new IntegerShape(1, 1024), "Channels of the first stage; they double up to eight times as many.", "[16,32,64]"),
            SpaceParameters.Options("convolutions", new IntegerShape(1, 16), "Numbers of convolutions in a stage; each stage has its own.", "[1,2,3,4]"),
            SpaceParameters.Options("batchNorm", new BooleanShape(), "Whether batch normalization follows each convolution, which then has no bias.", "[false,true]"),
            .. ClassifierChoices.Parameters,
        ]),
        (values, input, classes) =>
        {
            var decisions = new DecisionList();
            var choices = VggChoices.Add(decisions, values);
            return new DrawnSpace("vgg", decisions, input, classes, choices.Draw);
        });
}
