using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>
/// A convolution or dense layer whose result nothing but a batch normalization reads. Outside of training the two are
/// one: the normalization's factor and offset are multiplied into the weight and the bias.
/// </summary>
internal sealed class NormalizedLayer(WeightedLayer layer, BatchNormalizationLayer normalization) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        if (mode.SkipsNormalization)
            return layer.Forward(inputs, mode);
        if (!mode.UsesBatchStatistics)
            return Folded(inputs[0], mode);
        using var result = layer.Forward(inputs, mode);
        return normalization.Forward([result], mode);
    }

    private torch.Tensor Folded(torch.Tensor input, ForwardMode mode)
    {
        var (scale, offset) = normalization.Affine();
        var shape = Enumerable.Repeat(1L, (int)layer.Weight.dim()).ToArray();
        shape[0] = -1;
        var weight = layer.Weight * scale.view(shape);
        var bias = layer.Bias is null ? offset : (layer.Bias * scale) + offset;
        return layer.Apply(input, weight, bias, mode);
    }
}
