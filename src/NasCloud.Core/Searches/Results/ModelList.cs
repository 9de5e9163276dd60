using System.Text.Json;
using NasCloud.Core.Collections;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Searches.Results;

/// <summary>The models that a search's result offers, as <c>models.json</c> keeps them.</summary>
/// <param name="Models">The full one first.</param>
public sealed record ModelList(ValueArray<ModelEntry> Models)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "models.json";

    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How smaller ones were made; null where that was not asked for.</summary>
    public CompressionReport? Compression { get; init; }

    /// <summary>The list as the file holds it.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Readable);
}
