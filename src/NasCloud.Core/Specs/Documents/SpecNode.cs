using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasCloud.Core.Specs.Documents;

/// <summary>A value of a document. Unlike <see cref="System.Text.Json.Nodes.JsonNode"/> it keeps keys given twice.</summary>
internal abstract class SpecNode
{
    public bool IsNull => this is SpecScalar { Value.ValueKind: JsonValueKind.Null };

    public string? Text => this is SpecScalar { Value.ValueKind: JsonValueKind.String } scalar
        ? scalar.Value.GetString()
        : null;

    /// <summary>The value as JSON; of a key given twice the first.</summary>
    public JsonNode? ToJson() => this switch
    {
        SpecObject item => new JsonObject(item.Members.DistinctBy(member => member.Key).Select(member => KeyValuePair.Create(member.Key, member.Value.ToJson()))),
        SpecList list => new JsonArray([.. list.Items.Select(each => each.ToJson())]),
        _ => JsonSerializer.SerializeToNode(((SpecScalar)this).Value),
    };
}
