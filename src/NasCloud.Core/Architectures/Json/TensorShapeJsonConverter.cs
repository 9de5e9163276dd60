using System.Text.Json;
using System.Text.Json.Serialization;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures.Json;

/// <summary>Writes a shape as the list of its sizes: <c>[3,32,32]</c>.</summary>
internal sealed class TensorShapeJsonConverter : JsonConverter<TensorShape>
{
    public override TensorShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ValueArray<int>>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, TensorShape value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Dimensions, options);
}
