using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Quantization;

/// <summary>Writes trained networks as ONNX models that compute in 8-bit integers, without training them again.</summary>
/// <remarks>Inputs and outputs are those of <see cref="OnnxExporter"/>'s models. A quarter of the size, and nearly the same answers: measure before use.</remarks>
public static class QuantizedExporter
{
    /// <summary>Whether a network can be written: one that reads images and answers a vector.</summary>
    public static bool CanExport(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Normalization is PixelNormalization && OnnxExporter.CanExport(network);
    }

    /// <summary>Writes a network.</summary>
    /// <param name="network">The network; it reads images and answers a vector.</param>
    /// <param name="calibration">Batches of images like those that it will see, as <see cref="Inference.OnnxModel.Run(byte[])"/> reads them; some hundred in all.</param>
    /// <param name="opset">The operator set, <see cref="OpsetVersions.Oldest"/> to <see cref="OpsetVersions.Newest"/>.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Export(TrainedNetwork network, IEnumerable<byte[]> calibration, int opset = OpsetVersions.Default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(calibration);
        OnnxExporter.Require(network, opset);
        if (!CanExport(network))
            throw new NotSupportedException("The network reads no images: in 8 bits those of images alone are written.");
        var folded = NormalizationFolding.Fold(network);
        var ranges = Calibration.Measure(folded, calibration);
        var graph = new OnnxGraph(shortNames: true);
        return OnnxExporter.Export(folded, opset, graph, new ByteFormat(graph, folded, ranges));
    }
}
