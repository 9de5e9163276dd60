using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Conv1d;

/// <summary>What specs can set of the space of one-dimensional convolutions.</summary>
internal static class Conv1dDescriptor
{
    public const string Name = "conv1d";

    public static SearchSpaceDescriptor Value { get; } = new(
        Name,
        "Stages of one-dimensional convolutions, plain or residual, for time series and audio frames (the residual and the fully convolutional network of Wang et al. 2017, arXiv 1611.06455).",
        new ObjectShape([
            SpaceParameters.Options("stages", new IntegerShape(1, 8), "Numbers of stages; from the second on, each begins by halving the sequence, where it has four steps or more.", "[2,3,4]"),
            SpaceParameters.Options("width", new IntegerShape(1, 1024), "Channels of a stage; each stage has its own.", "[16,32,64]"),
            SpaceParameters.Options("blocks", new IntegerShape(1, 16), "Numbers of blocks in a stage; each stage has its own.", "[1,2]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 127, OddOnly: true), "Steps that kernels see; each stage has its own.", "[3,5,9]"),
            SpaceParameters.Options("dilation", new IntegerShape(1, 64), "Distances between the steps that neighbouring weights of a kernel see; each stage has its own.", "[1,2,4]"),
            SpaceParameters.Options("residual", new BooleanShape(), "Whether a block is two convolutions whose input is added to their result, or one convolution; in all stages.", "[false,true]"),
            SpaceParameters.Options("halving", new ChoiceShape(["pool", "stride"]), "How sequences are halved: by the maximum of each two steps, or by the first convolution's stride; in all stages.", "[\"pool\",\"stride\"]"),
            SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates before the classifier; 0 for none.", "[0,0.2]"),
        ]),
        (values, input, classes) =>
        {
            if (input is not { IsImage: true, Height: 1 })
                throw new ArgumentException($"The search space {Name} needs sequences: samples of shape {input} are none; let dataset.kind be series, if they are.", nameof(input));
            var decisions = new DecisionList();
            var choices = Conv1dChoices.Add(decisions, values);
            return new DrawnSpace(Name, decisions, input, classes, choices.Draw);
        })
    {
        ReadsSeries = true,
    };
}
