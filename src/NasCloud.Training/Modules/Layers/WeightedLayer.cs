using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A layer with a weight and maybe a bias.</summary>
internal abstract class WeightedLayer(Parameter weight, Parameter? bias) : Layer
{
    /// <summary>The weight, output features first.</summary>
    public Parameter Weight { get; } = weight;

    /// <summary>One number an output feature; null for none.</summary>
    public Parameter? Bias { get; } = bias;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters =>
        Bias is null ? [("weight", Weight)] : [("weight", Weight), ("bias", Bias)];

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) =>
        Apply(inputs[0], Weight, Bias, mode);

    /// <summary>Computes with a weight and bias that may stand for the layer's own.</summary>
    public abstract torch.Tensor Apply(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ForwardMode mode);
}
