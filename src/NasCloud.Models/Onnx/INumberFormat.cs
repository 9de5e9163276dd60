using NasCloud.Core.Architectures;
using NasCloud.Models.Files;

namespace NasCloud.Models.Onnx;

/// <summary>In which numbers a network's weights and results are kept.</summary>
internal interface INumberFormat
{
    /// <summary>Adds a node's weight or bias to the graph.</summary>
    /// <param name="node">The node.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="weight">Its numbers.</param>
    /// <returns>The name of what the node reads, float32.</returns>
    string Weight(Node node, string part, SafetensorsEntry weight);

    /// <summary>Adds what keeps a result.</summary>
    /// <param name="node">The node whose result it is, or the network's input.</param>
    /// <param name="value">The name of the result.</param>
    /// <returns>The name of what other nodes read, float32.</returns>
    string Result(string node, string value);
}
