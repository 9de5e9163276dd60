using NasCloud.Training.Modules.Layers;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules;

/// <summary>Where the layers of a network get their weights, asked for in the order of the nodes.</summary>
internal interface IWeightSource
{
    /// <summary>The weight of a node.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="shape">Output features, input features, then the kernel where it has one.</param>
    Parameter Weight(string node, long[] shape);

    /// <summary>The bias of a node; null where there is to be none.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="features">How many numbers.</param>
    /// <param name="wanted">Whether there is to be one.</param>
    Parameter? Bias(string node, long features, bool wanted);

    /// <summary>A batch normalization.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="channels">How many channels it normalizes.</param>
    BatchNormalizationLayer Normalization(string node, long channels);
}
