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

    /// <summary>What is done to samples before, and the names of the classes.</summary>
    public const string Preprocessing = "preprocessing.json";

    /// <summary>The graph of the network with fewer channels.</summary>
    public const string PrunedArchitecture = "architecture.pruned.json";

    /// <summary>Its weights and batch statistics.</summary>
    public const string PrunedWeights = "weights.pruned.safetensors";

    /// <summary>All of a network's.</summary>
    public static IReadOnlyList<string> All { get; } = [Architecture, Weights, Preprocessing];

    /// <summary>The files of a network, by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return
        [
            (Architecture, Encoding.UTF8.GetBytes(ArchitectureJson.Serialize(network.Architecture, indented: true))),
            (Weights, new SafetensorsFile(new Dictionary<string, string> { ["format"] = "nascloud" }, network.Weights).ToBytes()),
            (Preprocessing, Networks.Preprocessing.Write(network)),
        ];
    }

    /// <summary>The files of a network with fewer channels, by name; what is done to images before is as for the whole one.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfPruned(TrainedNetwork network) =>
        [.. Of(network).Where(file => file.Name != Preprocessing).Select(file => (Pruned(file.Name), file.Content))];

    /// <summary>Reads the network with fewer channels.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <exception cref="IOException">A file is missing, as where nothing was pruned, or can't be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedNetwork ReadPruned(string folder) => Read(All.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, Pruned(name)))));

    /// <summary>Reads a network.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedNetwork Read(string folder) => Read(All.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name))));

    /// <summary>Reads a network.</summary>
    /// <param name="files">The files of <see cref="All"/>, by name.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedNetwork Read(IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var text = new StreamReader(new MemoryStream(files[Architecture]));
        var architecture = ArchitectureJson.Deserialize(text.ReadToEnd());
        var preprocessing = Networks.Preprocessing.Read(Preprocessing, files[Preprocessing]);
        if (!preprocessing.Input.SequenceEqual(architecture.Input.Dimensions))
            throw new InvalidDataException($"{Preprocessing} is for {string.Join('x', preprocessing.Input)}, and the architecture reads {architecture.Input}: take both from one result.");
        var weights = SafetensorsFile.Read(files[Weights]);
        return new(architecture, weights.Tensors, preprocessing.Normalization, [.. preprocessing.Classes]) { Table = preprocessing.Table };
    }

    private static string Pruned(string name) => name switch
    {
        Architecture => PrunedArchitecture,
        Weights => PrunedWeights,
        _ => name,
    };
}
