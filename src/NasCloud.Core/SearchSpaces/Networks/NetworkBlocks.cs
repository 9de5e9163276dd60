using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>Groups of layers that many networks have.</summary>
internal static class NetworkBlocks
{
    /// <summary>A convolution without bias, batch normalization, and an activation unless it is linear.</summary>
    public static FeatureMap Convolved(this NetworkDraft draft, string name, FeatureMap from, Operation convolution, ActivationFunction activation = ActivationFunction.Linear)
    {
        var weighted = draft.Add($"{name}.conv", convolution, from);
        return draft.Activated(name, draft.Add($"{name}.norm", new BatchNormalization(), weighted), activation);
    }

    /// <summary>Batch normalization, an activation, and a convolution without bias.</summary>
    public static FeatureMap PreActivated(this NetworkDraft draft, string name, FeatureMap from, Operation convolution)
    {
        var normalized = draft.Add($"{name}.norm", new BatchNormalization(), from);
        return draft.Add($"{name}.conv", convolution, draft.Activated(name, normalized, ActivationFunction.Relu));
    }

    public static FeatureMap Activated(this NetworkDraft draft, string name, FeatureMap from, ActivationFunction activation) =>
        activation == ActivationFunction.Linear ? from : draft.Add($"{name}.activation", new Activation(activation), from);

    public static FeatureMap Dropped(this NetworkDraft draft, string name, FeatureMap from, double rate) =>
        rate == 0 ? from : draft.Add(name, new Dropout(rate), from);

    /// <summary>The image halved by a maximum over windows; the image itself where it is too small.</summary>
    public static FeatureMap MaxPooled(this NetworkDraft draft, string name, FeatureMap from, int kernel, bool padded = true) =>
        from.HalvingStride == 1 ? from : draft.Add(name, new MaxPooling(kernel, 2, padded), from);

    /// <summary>The first layers of a residual or dense network: a quarter of the resolution, or all of it where the image is small.</summary>
    public static FeatureMap Stem(this NetworkDraft draft, StemKind kind, int filters) => kind == StemKind.Small
        ? draft.Convolved("stem", draft.Input, Unbiased(filters, 3), ActivationFunction.Relu)
        : draft.MaxPooled("stem.pool", draft.Convolved("stem", draft.Input, Unbiased(filters, 7, draft.Input.HalvingStride), ActivationFunction.Relu), 3);

    /// <summary>The mean of each channel, with dropout.</summary>
    public static FeatureMap Averaged(this NetworkDraft draft, FeatureMap from, double dropout = 0) =>
        draft.Dropped("head.dropout", draft.Add("head.pool", new GlobalAveragePooling(), from), dropout);

    public static Convolution Unbiased(int filters, int kernel, int stride = 1) => new(filters, kernel, stride, Bias: false);
}
