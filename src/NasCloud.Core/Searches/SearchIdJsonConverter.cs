using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches;

/// <summary>Reads and writes a <see cref="SearchId"/> as a string.</summary>
public sealed class SearchIdJsonConverter : JsonConverter<SearchId>
{
    /// <inheritdoc/>
    public override SearchId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new SearchId(reader.GetString() ?? string.Empty);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SearchId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
