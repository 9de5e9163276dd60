using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Reads and writes a <see cref="Genotype"/> as the string of <see cref="Genotype.ToString"/>.</summary>
public sealed class GenotypeJsonConverter : JsonConverter<Genotype>
{
    /// <inheritdoc/>
    public override Genotype Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A genotype is a string such as \"2.0.1._.3\"; found a {reader.TokenType}.");
        try
        {
            return Genotype.Parse(reader.GetString()!);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Genotype value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
