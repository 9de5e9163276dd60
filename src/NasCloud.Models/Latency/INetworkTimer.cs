using NasCloud.Core.Architectures;

namespace NasCloud.Models.Latency;

/// <summary>Measures how long networks take for one image.</summary>
public interface INetworkTimer
{
    /// <summary>Measures some in turn, so that what the machine does besides falls on all of them.</summary>
    /// <param name="networks">Networks of images that answer a vector.</param>
    /// <returns>The median time of each, in microseconds.</returns>
    IReadOnlyList<double> Microseconds(params ReadOnlySpan<Architecture> networks);
}
