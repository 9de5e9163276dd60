using System.Text;
using System.Text.Json;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>A trained network as the files that hold it.</summary>
/// <param name="Architecture">The graph, as <c>architecture.json</c>.</param>
/// <param name="Weights">Weights and batch statistics, as <c>weights.safetensors</c>.</param>
/// <param name="Preprocessing">What is done to samples before, as <c>preprocessing.json</c>.</param>
internal sealed record ModelFiles(byte[] Architecture, byte[] Weights, byte[] Preprocessing)
{
    public const string ArchitectureName = "architecture.json";
    public const string WeightsName = "weights.safetensors";
    public const string PreprocessingName = "preprocessing.json";

    /// <summary>The files by name.</summary>
    public IEnumerable<(string Name, byte[] Content)> All =>
        [(ArchitectureName, Architecture), (WeightsName, Weights), (PreprocessingName, Preprocessing)];

    /// <summary>The files of a network.</summary>
    public static ModelFiles Of(Architecture architecture, NetworkModule module, Normalization normalization, IReadOnlyList<string> classes, TableSchema? table = null) => new(
        Encoding.UTF8.GetBytes(ArchitectureJson.Serialize(architecture, indented: true)),
        WeightsOf(module),
        table is null
            ? JsonSerializer.SerializeToUtf8Bytes(PreprocessingDocument.Of(architecture.Input, (PixelNormalization)normalization, classes), PreprocessingDocument.Json)
            : JsonSerializer.SerializeToUtf8Bytes(TablePreprocessingDocument.Of(table, (ColumnNormalization)normalization, classes), PreprocessingDocument.Json));

    private static byte[] WeightsOf(NetworkModule module) => new SafetensorsFile(
        new Dictionary<string, string> { ["format"] = "nascloud" },
        module.State.ToDictionary(item => item.Name, item => TensorFiles.Save(item.Value))).ToBytes();
}
