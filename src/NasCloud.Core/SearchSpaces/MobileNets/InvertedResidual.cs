using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;

namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>An inverted residual block (Sandler et al. 2018, arXiv 1801.04381), with squeeze-and-excitation if wanted (Tan and Le 2019, arXiv 1905.11946).</summary>
/// <param name="Name">The block's name, before those of its layers.</param>
/// <param name="Filters">Channels of the result.</param>
/// <param name="Expansion">How many times more channels the depthwise convolution has than the input; 1 for no expansion.</param>
/// <param name="Kernel">The depthwise convolution's kernel.</param>
/// <param name="Stride">The depthwise convolution's stride.</param>
/// <param name="Activation">After all convolutions but the last.</param>
/// <param name="Squeeze">The share of the input's channels that the gate squeezes to; 0 for no gate.</param>
internal sealed record InvertedResidual(string Name, int Filters, int Expansion, int Kernel, int Stride, ActivationFunction Activation, double Squeeze = 0)
{
    public FeatureMap Draw(NetworkDraft draft, FeatureMap from)
    {
        var expanded = Expansion == 1 ? from : draft.Convolved($"{Name}.expand", from, Pointwise(Expansion * from.Channels), Activation);
        var seen = draft.Convolved($"{Name}.depthwise", expanded, new DepthwiseConvolution(Kernel, Stride, Bias: false), Activation);
        var projected = draft.Convolved($"{Name}.project", Squeeze == 0 ? seen : Gated(draft, from, seen), Pointwise(Filters));
        return projected.Shape == from.Shape ? draft.Add($"{Name}.sum", new Addition(), projected, from) : projected;
    }

    // Channel means through two dense layers to a factor for each channel.
    private FeatureMap Gated(NetworkDraft draft, FeatureMap from, FeatureMap image)
    {
        var squeezed = draft.Add($"{Name}.squeeze", new Dense(Math.Max(1, (int)(from.Channels * Squeeze))), draft.Add($"{Name}.mean", new GlobalAveragePooling(), image));
        var excited = draft.Add($"{Name}.excite", new Dense(image.Channels), draft.Activated($"{Name}.squeeze", squeezed, Activation));
        return draft.Add($"{Name}.gated", new Multiplication(), image, draft.Activated($"{Name}.excite", excited, ActivationFunction.Sigmoid));
    }

    private static PointwiseConvolution Pointwise(int filters) => new(filters, Bias: false);
}
