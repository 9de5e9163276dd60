using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Adds a learned vector to each step of a sequence, by its place.</summary>
/// <param name="table">Channels x steps.</param>
internal sealed class PositionEmbeddingLayer(Parameter table) : Layer
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => [("weight", table)];

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode) => inputs[0] + mode.Cast(table).unsqueeze(1);
}
