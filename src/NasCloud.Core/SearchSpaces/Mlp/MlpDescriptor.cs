using System.Text.Json;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>What specs can set of <see cref="MlpSpace"/>.</summary>
internal static class MlpDescriptor
{
    private static readonly ChoiceShape Widths = new(Enum.GetNames<EmbeddingWidth>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToValueArray());

    public static SearchSpaceDescriptor Value { get; } = new(
        MlpSpace.SpaceName,
        "Multilayer perceptrons, for rows of tables: learned vectors for categories, hidden layers, an output layer; each list holds the options of a decision, a list of one fixes it. Images and series are read as vectors.",
        new ObjectShape([
            Options("layers", new IntegerShape(0, 16), "Numbers of hidden layers; with 0 the network is linear.", "[1,2,3,4]"),
            Options("units", new IntegerShape(1, 4096), "Output features of a hidden layer, each layer's own.", "[16,32,64,128,256]"),
            Options("activation", ChainNames.Activations, "Activation functions, one for all layers.", "[\"relu\",\"gelu\",\"tanh\"]"),
            Options("batchNorm", new BooleanShape(), "Whether batch normalization comes before the activations, in all layers.", "[true,false]"),
            Options("dropout", ChainNames.DropoutRate, "Dropout rates after the activations, one for all layers; 0 for none.", "[0,0.1,0.3]"),
            Options("embeddingWidth", Widths, "How wide the vectors of a column's n categories are: fourthRoot, n to the 1/4 rounded up; power, 1.6 n to the 0.56, at most 256; half, n / 2 rounded up, at most 50. What is missing or unknown counts among the n. No decision where there are no categories.", "[\"fourthRoot\",\"power\",\"half\"]"),
        ]),
        (values, input, outputs) => new MlpSpace(Read(values), input, [], outputs))
    {
        ReadsSeries = true,
        CreateOfTable = (values, input, categories, outputs) => new MlpSpace(Read(values), input, categories, outputs),
    };

    private static Property Options(string name, Shape item, string summary, string defaults) =>
        new(name, new ListShape(item, MinimumCount: 1, Distinct: true), summary, defaults);

    private static MlpOptions Read(SpecValues values) => new()
    {
        Layers = values.Integers("layers"),
        Units = values.Integers("units"),
        Activation = ChainNames.Parse<ActivationFunction>(values.Texts("activation")),
        BatchNormalization = values.Booleans("batchNorm"),
        Dropout = values.Numbers("dropout"),
        EmbeddingWidth = ChainNames.Parse<EmbeddingWidth>(values.Texts("embeddingWidth")),
    };
}
