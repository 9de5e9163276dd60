using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>What proxies look at: an architecture, the weights it begins with, and one batch.</summary>
/// <param name="Architecture">The graph.</param>
/// <param name="Seed">Fixes the weights, and what dropout drops.</param>
/// <param name="Batch">At least two samples and their labels; not changed. Where they are, the network computes.</param>
internal sealed record UntrainedNetwork(Architecture Architecture, int Seed, Batch Batch)
{
    /// <summary>The network as it takes the first step of training, in float32: normalized by the batch itself.</summary>
    /// <param name="activated">Is shown the result of each activation function; null for nobody.</param>
    public NetworkModule Create(Action<torch.Tensor>? activated = null)
    {
        var module = new NetworkModule(Architecture, Seed, Batch.Images.device) { Activated = activated };
        module.train();
        module.SeedDropout(Seed);
        return module;
    }

    /// <summary>The network without normalization and dropout, in float64.</summary>
    public NetworkModule CreateBare()
    {
        var module = new NetworkModule(Architecture, Seed, Batch.Images.device, torch.ScalarType.Float64) { SkipsNormalization = true };
        module.eval();
        return module;
    }
}
