using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Networks;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;

namespace NasCloud.Training.Results;

/// <summary>Takes what a module learned out of libtorch.</summary>
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
}
