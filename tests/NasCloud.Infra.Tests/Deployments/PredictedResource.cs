using System.Text.Json.Nodes;

namespace NasCloud.Infra.Tests.Deployments;

/// <summary>A resource as a deployment would make it. What only Azure knows stands as an expression in brackets.</summary>
internal sealed record PredictedResource(string Id, string Type, string Name, JsonObject Json)
{
    /// <summary>The value at a path such as "properties.template.containers.0.image".</summary>
    public JsonNode? this[string path] =>
        path.Split('.').Aggregate((JsonNode?)Json, (node, part) =>
            node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node?[part]);

    /// <summary>The text, number or truth value at a path, as text.</summary>
    public string Text(string path)
    {
        var value = this[path];
        Assert.True(value is not null, $"{Type} {Name} has no {path}.");
        return value.ToString();
    }

    /// <summary>The names of an object's properties.</summary>
    public IReadOnlyList<string> Keys(string path) => [.. Assert.IsType<JsonObject>(this[path]).Select(property => property.Key)];
}
