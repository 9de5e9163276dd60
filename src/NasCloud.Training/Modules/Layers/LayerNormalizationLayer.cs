using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Normalizes the channels of each pixel together.</summary>
internal sealed class LayerNormalizationLayer(Parameter offset, Parameter bias) : Layer
{
    private const double Epsilon = 1e-5;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => [("offset", offset), ("bias", bias)];

    /// <inheritdoc/>
    /// <remarks>The scale is 1 more than what is learned, which begins at 0 as a bias does.</remarks>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var pixels = inputs[0].permute(0, 2, 3, 1);
        var normalized = torch.nn.functional.layer_norm(pixels, [pixels.shape[3]], mode.Cast(offset + 1), mode.Cast(bias), Epsilon);
        return normalized.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
