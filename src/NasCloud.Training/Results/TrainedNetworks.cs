using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Results;

/// <summary>Takes what a module learned out of libtorch, and puts it back.</summary>
internal static class TrainedNetworks
{
    /// <summary>A copy of a module's network.</summary>
    /// <param name="architecture">Its graph.</param>
    /// <param name="module">Holds the weights.</param>
    /// <param name="normalization">What is done to samples before.</param>
    /// <param name="classes">The names of the outputs, in order; empty where a number is predicted.</param>
    /// <param name="table">The columns, where samples are rows of a table.</param>
    public static TrainedNetwork Of(Architecture architecture, NetworkModule module, Normalization normalization, IReadOnlyList<string> classes, TableSchema? table = null) =>
        new(architecture, module.State.ToDictionary(item => item.Name, item => TensorFiles.Save(item.Value)), normalization, classes.ToValueArray()) { Table = table };

    /// <summary>A module with a network's weights, in float32; the caller disposes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="device">Where it computes.</param>
    /// <exception cref="InvalidDataException">Its weights are of another network than its architecture.</exception>
    public static NetworkModule Load(TrainedNetwork network, torch.Device device)
    {
        var module = new NetworkModule(network.Architecture, seed: 0, device);
        var weights = new SafetensorsFile(new Dictionary<string, string>(), network.Weights);
        foreach (var (name, value) in module.State)
            TensorFiles.Load(weights, name, value);
        return module;
    }
}
