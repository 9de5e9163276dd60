using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasCloud.Core.Architectures.Json;

/// <summary>Writes an architecture inside another document as <see cref="ArchitectureJson"/> does, whatever that document's options.</summary>
internal sealed class ArchitectureJsonConverter : JsonConverter<Architecture>
{
    public override Architecture Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return ArchitectureDocument.ToArchitecture(JsonSerializer.Deserialize<ArchitectureDocument>(ref reader, ArchitectureDocument.Compact));
        }
        catch (Exception exception) when (ArchitectureDocument.IsUnreadable(exception))
        {
            throw ArchitectureDocument.Unreadable(exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, Architecture value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, ArchitectureDocument.Of(value), ArchitectureDocument.Compact);
}
