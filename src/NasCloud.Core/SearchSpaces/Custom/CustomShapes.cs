using System.Text.Json;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>What a space in a spec's own words is written of.</summary>
internal static class CustomShapes
{
    public const string When = "when", By = "by", Decisions = "decisions", Stages = "stages";

    private static readonly IntegerShape Channels = new(1, 4096);

    private static readonly IntegerShape Kernel = new(1, 11, OddOnly: true, Noun: "kernel sizes");

    private static readonly Property Condition = new(
        When, new MapShape(new ListShape(new ScalarShape(), MinimumCount: 1, Distinct: true), MinimumCount: 1), "Shared decisions, and for each the options with which this is there. Left out: it always is.");

    private static readonly Property Activation = Open("activation", ChainNames.Activations, "Activation functions.", "\"relu\"");

    private static readonly Property BatchNormalization = Open("batchNorm", new BooleanShape(), "Whether batch normalization follows the convolution, which then has no bias.", "true");

    private static readonly VariantShape Simple = new(
    [
        new("conv", "A convolution, batch normalization, an activation, dropout.", new([
            new("filters", new OpenShape(Channels), "Output channels.", Required: true),
            Open("kernel", Kernel, "Kernel sizes.", "3"),
            Open("stride", new IntegerShape(1, 4), "Strides.", "1"),
            Open("dilation", new IntegerShape(1, 8), "Distances between the pixels that neighbouring weights see.", "1"),
            Open("separable", new BooleanShape(), "Whether a depthwise and a pointwise convolution take the convolution's place.", "false"),
            BatchNormalization,
            Activation,
            Open("dropout", SpaceParameters.DropoutRate, "Dropout rates after the activation; 0 for none.", "0"),
            Condition,
        ])),
        new("depthwise", "A convolution of each channel by itself, batch normalization, an activation.", new([
            Open("kernel", Kernel, "Kernel sizes.", "3"),
            Open("stride", new IntegerShape(1, 4), "Strides.", "1"),
            Open("dilation", new IntegerShape(1, 8), "Distances between the pixels that neighbouring weights see.", "1"),
            BatchNormalization,
            Activation,
            Condition,
        ])),
        new("inverted-residual", "A block of MobileNetV2, with squeeze-and-excitation as in EfficientNet: expansion, depthwise convolution, gate, projection; its input is added where the shape stays.", new([
            new("filters", new OpenShape(Channels), "Output channels.", Required: true),
            Open("expansion", new IntegerShape(1, 16), "How many times more channels it has inside.", "6"),
            Open("kernel", Kernel, "Kernel sizes of the depthwise convolution.", "3"),
            Open("stride", new IntegerShape(1, 4), "Strides of the depthwise convolution.", "1"),
            Open("squeeze", new NumberShape(0, 1), "The share of the input's channels that the gate has inside; 0 for no gate.", "0"),
            Open("activation", ChainNames.Activations, "Activation functions.", "\"relu6\""),
            Condition,
        ])),
        new("max-pool", "The maximum over windows; left out where the window is larger than the image.", Pooling()),
        new("average-pool", "The mean over windows; left out where the window is larger than the image.", Pooling()),
        new("activation", "A function of each number.", new([Open("function", ChainNames.Activations, "Which function.", "\"relu\""), Condition])),
        new("batch-norm", "Batch normalization.", new([Condition])),
        new("dropout", "Dropout of whole channels.", new([Open("rate", SpaceParameters.DropoutRate, "The share of channels that are zeroed.", "0.1"), Condition])),
        new("identity", "Nothing: what a choice can take for leaving a layer out.", new([Condition])),
    ]);

    private static readonly VariantShape Layer = new(
    [
        .. Simple.Cases,
        new("choice", "One of some layers: a decision of its own, or a shared one.", new([
            new("of", new ListShape(Simple, MinimumCount: 1, MaximumCount: 32), "The layers to choose from.", Required: true),
            new(By, new TextShape("[A-Za-z][A-Za-z0-9]*", "the name of a shared decision"), "The shared decision whose first option takes the first layer, and so on. Left out: a decision of this layer alone."),
            Condition,
        ])),
        new("parallel", "Branches that read the same image, and whose results are joined.", new([
            new("branches", new ListShape(new ListShape(Simple, MaximumCount: 32), MinimumCount: 1, MaximumCount: 16), "The layers of each branch; none passes the image on.", Required: true),
            Open("merge", Names<CustomMerge>(), "How they are joined: add, through 1x1 convolutions where shapes differ, or concat, where sides differ after 1x1 convolutions with a stride. A branch of a size that neither leads to is left out.", "\"concat\""),
            Condition,
        ])),
    ]);

    private static readonly ObjectShape Stage = new([
        new("name", new TextShape("[A-Za-z][A-Za-z0-9]{0,31}", "a name of up to 32 letters and digits"), "What the stage is called in decisions and nodes. Left out: stage1, stage2 and so on."),
        Open("repeat", new IntegerShape(0, 64), "How many times the layers come one after another; 0 leaves the stage out.", "1"),
        new("vary", new BooleanShape(), "Whether each repetition makes decisions of its own; else all make the same.", "false"),
        Open("skip", Names<CustomSkip>(), "How each repetition's input goes around its layers: none, add or concat; through a 1x1 convolution where that takes it.", "\"none\""),
        new("strides", new ChoiceShape(["first", "all"]), "Which repetitions have the strides of convolutions: the first alone, as in residual networks, or all.", "\"first\""),
        Open("pool", Names<CustomPool>(), "What halves the image after the last repetition: none, max or average pooling, 2x2 with stride 2.", "\"none\""),
        new("layers", new ListShape(Layer, MinimumCount: 1, MaximumCount: 32), "The layers of one repetition, in order; a bare string stands for a layer with its defaults.", Required: true),
        Condition,
    ]);

    private static readonly ObjectShape Dense = new([
        new("units", new OpenShape(Channels), "Output features.", Required: true),
        Activation,
        Open("dropout", SpaceParameters.DropoutRate, "Dropout rates after the activation; 0 for none.", "0"),
        Condition,
    ]);

    public static ValueArray<Property> Properties { get; } =
    [
        new(Decisions, new MapShape(new ListShape(new ScalarShape(), MinimumCount: 1, Distinct: true)), "Shared decisions by name, and their options: numbers, strings, or true and false. $name takes one in any value that can be open, $name*2 and $name/2 a multiple or part of it.", "{}"),
        new(Stages, new ListShape(Stage, MinimumCount: 1, MaximumCount: 32), "The stages of the network, in order.", Required: true),
        Open("head", ChainNames.Heads, "Ways from the last image to a vector.", "\"globalAveragePooling\""),
        new("dense", new ListShape(Dense, MaximumCount: 8), "Dense layers between the head and the classifier.", "[]"),
    ];

    private static ObjectShape Pooling() => new([
        Open("size", new IntegerShape(1, 11), "Window sizes.", "2"),
        Open("stride", new IntegerShape(1, 11), "Strides.", "2"),
        Condition,
    ]);

    private static Property Open(string name, Shape item, string summary, string defaults) => new(name, new OpenShape(item), summary, defaults);

    private static ChoiceShape Names<T>()
        where T : struct, Enum => new(Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToValueArray());
}
