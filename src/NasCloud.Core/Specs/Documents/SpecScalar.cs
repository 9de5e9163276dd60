using System.Text.Json;

namespace NasCloud.Core.Specs.Documents;

/// <summary>A string, number, truth value or null.</summary>
internal sealed class SpecScalar(JsonElement value) : SpecNode
{
    public JsonElement Value { get; } = value;
}
