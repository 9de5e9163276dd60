using NasCloud.Core.Architectures;
using NasCloud.Models.Inference;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Latency;

/// <summary>Times networks in ONNX Runtime on this machine, on one thread, with weights that learned nothing.</summary>
/// <param name="time">The clock that they are measured with.</param>
public sealed class OnnxNetworkTimer(TimeProvider time) : INetworkTimer
{
    private readonly LatencyMeter _meter = new(time);

    /// <inheritdoc/>
    public IReadOnlyList<double> Microseconds(params ReadOnlySpan<Architecture> networks)
    {
        var models = new List<OnnxModel>();
        try
        {
            foreach (var network in networks)
                models.Add(OnnxModel.Load(OnnxExporter.Export(UntrainedNetworks.Of(network))));
            return [.. _meter.Measure(models).Select(median => median.TotalMicroseconds)];
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }
}
