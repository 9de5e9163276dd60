using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>What one node of an architecture computes, with the weights it has.</summary>
internal abstract class Layer
{
    /// <summary>What it learns, by name within the layer.</summary>
    public virtual IEnumerable<(string Name, Parameter Value)> Parameters => [];

    /// <summary>What it gathers while training without gradients, by name within the layer.</summary>
    public virtual IEnumerable<(string Name, torch.Tensor Value)> Buffers => [];

    /// <summary>Computes the node's result: a new tensor, or the first input changed in place.</summary>
    public abstract torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode);
}
