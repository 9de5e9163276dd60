using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A fully connected layer.</summary>
internal sealed class DenseLayer(Parameter weight, Parameter? bias) : WeightedLayer(weight, bias)
{
    /// <inheritdoc/>
    public override torch.Tensor Apply(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ForwardMode mode) =>
        torch.nn.functional.linear(input, mode.Cast(weight), bias is null ? null : mode.Cast(bias));
}
