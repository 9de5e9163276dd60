namespace NasCloud.Core.Specs.Documents;

/// <summary>A value of a document. Unlike <see cref="System.Text.Json.Nodes.JsonNode"/> it keeps keys given twice.</summary>
internal abstract class SpecNode
{
    public bool IsNull => this is SpecScalar { Value.ValueKind: System.Text.Json.JsonValueKind.Null };

    public string? Text => this is SpecScalar { Value.ValueKind: System.Text.Json.JsonValueKind.String } scalar
        ? scalar.Value.GetString()
        : null;
}
