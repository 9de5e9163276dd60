using NasCloud.Core.Architectures;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Reads <see cref="ChainOptions"/> from what <see cref="ChainDescriptor"/> describes.</summary>
internal static class ChainOptionsReader
{
    public static ChainOptions Read(SpecValues values) => new()
    {
        Depth = values.Integers("depth"),
        Kinds = ChainNames.Parse<LayerKind>(values.Object("layers").Texts("kinds")),
        Convolution = Convolution(values.Object("layers").Object("conv")),
        Pooling = Pooling(values.Object("layers").Object("pool")),
        Head = ChainNames.Parse<HeadKind>(values.Texts("head")),
        Dense = Dense(values.Object("dense")),
    };

    private static ConvolutionOptions Convolution(SpecValues values) => new()
    {
        Filters = values.Integers("filters"),
        Kernel = values.Integers("kernel"),
        Stride = values.Integers("stride"),
        Activation = ChainNames.Parse<ActivationFunction>(values.Texts("activation")),
        BatchNormalization = values.Booleans("batchNorm"),
        Dropout = values.Numbers("dropout"),
        Separable = values.Booleans("separable"),
        Residual = values.Booleans("residual"),
    };

    private static PoolingOptions Pooling(SpecValues values) => new()
    {
        Size = values.Integers("size"),
        Stride = values.Integers("stride"),
    };

    private static DenseOptions Dense(SpecValues values) => new()
    {
        Layers = values.Integers("layers"),
        Units = values.Integers("units"),
        Activation = ChainNames.Parse<ActivationFunction>(values.Texts("activation")),
        Dropout = values.Numbers("dropout"),
    };
}
