using System.Text.Json;
using NasCloud.Core.Architectures.Json;

namespace NasCloud.Core.Architectures;

/// <summary>Reads and writes an <see cref="Architecture"/> as a JSON document.</summary>
/// <remarks>
/// The document: <c>{ "schemaVersion": 1, "input": [3,32,32], "nodes": [{ "name": "conv", "operation": { "type":
/// "convolution", "filters": 16, "kernel": 3, "stride": 1, "bias": false }, "inputs": ["input"] }], "output": "conv" }</c>.
/// An <see cref="Architecture"/> inside another document, written by System.Text.Json, looks the same.
/// </remarks>
public static class ArchitectureJson
{
    /// <summary>The version of the format that this code writes, and the only one it reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document as text; indented if wanted.</summary>
    public static string Serialize(Architecture architecture, bool indented = false) =>
        JsonSerializer.Serialize(ArchitectureDocument.Of(architecture), indented ? ArchitectureDocument.Indented : ArchitectureDocument.Compact);

    /// <summary>The architecture that a document describes.</summary>
    /// <exception cref="InvalidArchitectureException">It is no such document, or what it describes can't be a network; the message says where and why.</exception>
    public static Architecture Deserialize(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return ArchitectureDocument.ToArchitecture(JsonSerializer.Deserialize<ArchitectureDocument>(json, ArchitectureDocument.Compact));
        }
        catch (Exception exception) when (ArchitectureDocument.IsUnreadable(exception))
        {
            throw ArchitectureDocument.Unreadable(exception);
        }
    }
}
