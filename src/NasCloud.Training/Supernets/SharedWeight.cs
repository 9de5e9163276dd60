using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Supernets;

/// <summary>One network's share of one shared tensor.</summary>
/// <param name="Value">A view of the shared numbers, with a gradient of its own: what changes it changes them.</param>
/// <param name="Momentum">The same part of their momentum.</param>
internal sealed record SharedWeight(Parameter Value, torch.Tensor Momentum);
