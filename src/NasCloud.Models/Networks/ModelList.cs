using System.Text.Json;
using System.Text.Json.Serialization;
using NasCloud.Core.Collections;

namespace NasCloud.Models.Networks;

/// <summary>The models that a search's result offers, as <c>models.json</c> keeps them.</summary>
/// <param name="Models">The full one first.</param>
public sealed record ModelList(ValueArray<ModelEntry> Models)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "models.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The list as the file holds it.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">It is no such list.</exception>
    public static ModelList Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelList>(file, Json) ?? throw new JsonException("it holds null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{FileName} can't be read: {exception.Message}", exception);
        }
    }
}
