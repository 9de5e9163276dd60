using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>What specs can set of <see cref="ChainSpace"/>.</summary>
internal static class ChainDescriptor
{
    private static readonly ObjectShape Convolution = new([
        Options("filters", new IntegerShape(1, 4096), "Output channels.", "[16,32,64,128]"),
        Options("kernel", new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), "Kernel sizes.", "[3,5]"),
        Options("stride", new IntegerShape(1, 4), "Strides.", "[1,2]"),
        Options("activation", ChainNames.Activations, "Activation functions.", "[\"relu\",\"tanh\",\"linear\"]"),
        Options("batchNorm", new BooleanShape(), "Whether batch normalization follows the convolution, which then has no bias.", "[true,false]"),
        Options("dropout", ChainNames.DropoutRate, "Dropout rates after the activation; 0 for none.", "[0,0.1]"),
        Options("separable", new BooleanShape(), "Whether a depthwise and a pointwise convolution take the convolution's place.", "[false]"),
        Options("residual", new BooleanShape(), "Whether the layer's input is added before the activation, where the layer keeps the shape.", "[false]"),
    ]);

    private static readonly ObjectShape Pooling = new([
        Options("size", new IntegerShape(1, 11), "Window sizes.", "[2,3]"),
        Options("stride", new IntegerShape(1, 11), "Strides.", "[2]"),
    ]);

    private static readonly ObjectShape Layers = new([
        Options("kinds", ChainNames.Kinds, "Kinds of layer.", "[\"conv\",\"maxPool\"]"),
        Group("conv", Convolution, "Convolution layers: convolution, batch normalization, activation, dropout."),
        Group("pool", Pooling, "Pooling layers, maximum and average."),
    ]);

    private static readonly ObjectShape Dense = new([
        Options("layers", new IntegerShape(0, 8), "Numbers of dense layers before the classifier.", "[0,1]"),
        Options("units", new IntegerShape(1, 4096), "Output features of such a layer.", "[64,128]"),
        Options("activation", ChainNames.Activations, "Activation functions.", "[\"relu\"]"),
        Options("dropout", ChainNames.DropoutRate, "Dropout rates after the activation; 0 for none.", "[0,0.3]"),
    ]);

    public static SearchSpaceDescriptor Value { get; } = new(
        ChainSpace.SpaceName,
        "A sequence of convolution and pooling layers, global pooling or flattening, dense layers and a classifier; each list holds the options of a decision, a list of one fixes it.",
        new ObjectShape([
            Options("depth", new IntegerShape(1, 64), "Numbers of convolution and pooling layers.", "[2,3,4,5,6]"),
            Group("layers", Layers, "What each of these layers can be."),
            Options("head", ChainNames.Heads, "Ways from the last image to a vector.", "[\"globalAveragePooling\",\"flatten\"]"),
            Group("dense", Dense, "Dense layers between the head and the classifier."),
        ]),
        (values, input, classes) => new ChainSpace(ChainOptionsReader.Read(values), input, classes));

    private static Property Options(string name, Shape item, string summary, string defaults) =>
        new(name, new ListShape(item, MinimumCount: 1, Distinct: true), summary, defaults);

    private static Property Group(string name, ObjectShape shape, string summary) => new(name, shape, summary, "{}");
}
