using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace NasCloud.Api.Tests.Documentation;

/// <summary>docs/openapi.yaml, as the tests read it.</summary>
internal sealed class OpenApiDocument
{
    private const string SchemaPrefix = "#/components/schemas/";

    private readonly ConcurrentDictionary<string, Task<JsonSchema>> _schemas = new();

    private OpenApiDocument(JsonObject root) => Root = root;

    /// <summary>The document, read once.</summary>
    public static OpenApiDocument Instance { get; } = new(Load());

    public JsonObject Root { get; }

    public JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    /// <summary>Each method of each address: what the document has of it.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Operation)> Operations =>
        from path in Root["paths"]!.AsObject()
        from item in path.Value!.AsObject()
        where item.Key != "parameters"
        select (item.Key.ToUpperInvariant(), path.Key, item.Value!.AsObject());

    /// <summary>The parameters of an operation, those of its path among them, resolved.</summary>
    public IReadOnlyList<JsonObject> Parameters(string path, JsonObject operation) =>
        [.. new[] { Root["paths"]![path]!["parameters"], operation["parameters"] }.OfType<JsonArray>().SelectMany(list => list).Select(parameter => Resolve(parameter!))];

    /// <summary>What a reference leads to; a node that is none is itself.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        if ((string?)node["$ref"] is not { } reference)
            return node.AsObject();
        JsonNode found = Root;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
            found = found[part] ?? throw new InvalidDataException($"{reference} leads nowhere.");
        return found.AsObject();
    }

    /// <summary>What is wrong with an answer, by what the document says of it; empty where nothing is, or it says nothing of such a request.</summary>
    public async Task<IReadOnlyList<string>> FindErrorsAsync(HttpMethod method, string path, HttpStatusCode status, string? contentType, byte[] content)
    {
        if (Find(method, path) is not { } operation)
            return [];
        if (operation["responses"]![$"{(int)status}"] is not { } documented)
            return [$"{method} {path} may not answer {(int)status}."];
        var response = Resolve(documented);
        if (response["content"] is not JsonObject contents)
            return content.Length == 0 ? [] : [$"{method} {path} has a body with {(int)status}."];
        if (contentType is null || contents[contentType]?["schema"] is not { } schema)
            return [$"{method} {path} may not answer {(int)status} with {contentType ?? "no type"}."];
        return (string?)schema["$ref"] is { } reference ? await ValidateAsync(reference[SchemaPrefix.Length..], JsonNode.Parse(content)!) : [];
    }

    /// <summary>What is wrong with a value, by a schema of the document. What the schema does not name is wrong, too.</summary>
    public async Task<IReadOnlyList<string>> ValidateAsync(string schema, JsonNode value)
    {
        var compiled = await _schemas.GetOrAdd(schema, CompileAsync);
        return [.. compiled.Validate(new JsonArray(value.DeepClone()).ToJsonString()).Select(error => $"{schema}: {error}")];
    }

    // The address with the fewest names in it is the one that is meant.
    private JsonObject? Find(HttpMethod method, string path)
    {
        var segments = path.Split('/');
        var address = Root["paths"]!.AsObject()
            .Where(documented => Matches(documented.Key.Split('/'), segments))
            .OrderBy(documented => documented.Key.Count(letter => letter == '{'))
            .FirstOrDefault();
        return address.Value?[method.Method.ToLowerInvariant()]?.AsObject();
    }

    private static bool Matches(string[] pattern, string[] segments) =>
        pattern.Length == segments.Length && pattern.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    // The validator knows references within one document, to definitions, and none as a document of its own: hence the list.
    private Task<JsonSchema> CompileAsync(string name)
    {
        var definitions = Schemas.DeepClone().AsObject();
        Close(definitions);
        var document = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["$ref"] = $"#/definitions/{name}" },
            ["definitions"] = definitions,
        };
        return JsonSchema.FromJsonAsync(
            document.ToJsonString().Replace(SchemaPrefix, "#/definitions/", StringComparison.Ordinal), CancellationToken.None);
    }

    // Callers must not rely on what is not documented; here it would be a mistake of the document's.
    private static void Close(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Close(item);
        }

        if (node is not JsonObject schema)
            return;
        foreach (var (_, child) in schema.ToList())
            Close(child);
        if ((string?)(schema["type"] as JsonValue) == "object" && schema["additionalProperties"] is null)
            schema["additionalProperties"] = false;
    }

    private static JsonObject Load([CallerFilePath] string path = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "openapi.yaml"));
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(File.ReadAllText(file));
        return Convert(yaml)!.AsObject();
    }

    private static JsonNode? Convert(object? value) => value switch
    {
        null => null,
        IDictionary<object, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, Convert(pair.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(Convert)]),
        _ => JsonValue.Create(System.Text.Json.JsonSerializer.SerializeToElement(value)),
    };
}
