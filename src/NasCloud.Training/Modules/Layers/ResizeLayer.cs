using TorchSharp;

namespace NasCloud.Training.Modules.Layers;

/// <summary>An image at another resolution, interpolated bilinearly.</summary>
internal sealed class ResizeLayer(int height, int width) : Layer
{
    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) =>
        torch.nn.functional.interpolate(inputs[0], size: [height, width], mode: torch.InterpolationMode.Bilinear, align_corners: false);
}
