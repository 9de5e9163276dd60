using System.Text;
using NasCloud.Core.Architectures;
using NasCloud.Models.Files;

namespace NasCloud.Models.Networks;

/// <summary>The files that hold a trained network, in the folder of a search's result.</summary>
public static class NetworkFiles
{
    /// <summary>The graph.</summary>
    public const string Architecture = "architecture.json";

    /// <summary>Weights and batch statistics.</summary>
    public const string Weights = "weights.safetensors";

    /// <summary>What is done to images before, and the names of the classes.</summary>
    public const string Preprocessing = "preprocessing.json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Architecture, Weights, Preprocessing];

    /// <summary>The files of a network, by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return
        [
            (Architecture, Encoding.UTF8.GetBytes(ArchitectureJson.Serialize(network.Architecture, indented: true))),
            (Weights, new SafetensorsFile(new Dictionary<string, string> { ["format"] = "nascloud" }, network.Weights).ToBytes()),
            (Preprocessing, PreprocessingDocument.Of(network).ToBytes()),
        ];
    }

    /// <summary>Reads a network.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedNetwork Read(string folder)
    {
        var architecture = ArchitectureJson.Deserialize(File.ReadAllText(Path.Combine(folder, Architecture)));
        var preprocessing = PreprocessingDocument.Read(Path.Combine(folder, Preprocessing), architecture.Input);
        var weights = SafetensorsFile.Read(File.ReadAllBytes(Path.Combine(folder, Weights)));
        return new(architecture, weights.Tensors, new([.. preprocessing.Mean], [.. preprocessing.Deviation]), [.. preprocessing.Classes]);
    }
}
