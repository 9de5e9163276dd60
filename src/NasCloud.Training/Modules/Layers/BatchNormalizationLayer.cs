using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Batch normalization (Ioffe and Szegedy, 2015), with statistics that move by a tenth each batch.</summary>
internal sealed class BatchNormalizationLayer(Parameter weight, Parameter bias, torch.Tensor mean, torch.Tensor variance) : Layer
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => [("weight", weight), ("bias", bias)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, torch.Tensor Value)> Buffers => [("runningMean", mean), ("runningVariance", variance)];

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) =>
        mode.SkipsNormalization
            // Of its own: what follows may work in place, as it may on what is normalized.
            ? inputs[0].clone()
            : torch.nn.functional.batch_norm(inputs[0], mean, variance, weight, bias, mode.UsesBatchStatistics, mode.Calibration ?? Momentum, Epsilon);

    /// <summary>The factor and the offset per channel that this amounts to once training is over.</summary>
    public (torch.Tensor Scale, torch.Tensor Offset) Affine()
    {
        var scale = (variance + Epsilon).rsqrt_() * weight;
        return (scale, bias - (mean * scale));
    }
}
