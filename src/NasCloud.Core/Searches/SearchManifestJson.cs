using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Datasets;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Searches;

/// <summary>Reads and writes <see cref="SearchManifest"/>s.</summary>
internal static class SearchManifestJson
{
    public static byte[] Write(SearchManifest manifest)
    {
        var json = new JsonObject
        {
            ["schemaVersion"] = SearchManifest.CurrentSchemaVersion,
            ["id"] = manifest.Id.Value,
            ["createdAt"] = manifest.CreatedAt,
            ["dataset"] = JsonSerializer.SerializeToNode(manifest.Dataset, CoreJson.Readable),
            ["spec"] = JsonNode.Parse(SearchSpecReader.Write(manifest.Spec)),
        };
        if (manifest.TraceParent is { } traceParent)
            json["traceParent"] = traceParent;
        return Encoding.UTF8.GetBytes(json.ToJsonString(CoreJson.Readable));
    }

    /// <exception cref="InvalidDataException">It was written by a newer version, or is damaged.</exception>
    public static SearchManifest Read(ReadOnlyMemory<byte> content)
    {
        var json = Parse(content);
        var version = (int?)json["schemaVersion"];
        if (version is not SearchManifest.CurrentSchemaVersion)
            throw new InvalidDataException($"spec.json: schemaVersion is {version?.ToString() ?? "missing"}: this version reads {SearchManifest.CurrentSchemaVersion}; use the version of NasCloud that wrote the search.");
        return new SearchManifest(
            new SearchId((string)json["id"]!),
            (DateTimeOffset)json["createdAt"]!,
            ReadSpec(json["spec"]!),
            json["dataset"].Deserialize<DatasetInfo>(CoreJson.Readable))
        {
            TraceParent = (string?)json["traceParent"],
        };
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonNode.Parse(content.Span)!.AsObject();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"spec.json of the search is damaged: {exception.Message}", exception);
        }
    }

    private static SearchSpec ReadSpec(JsonNode json)
    {
        var reading = SearchSpecReader.Read(json.ToJsonString());
        return reading.Spec ?? throw new InvalidDataException($"spec.json of the search can't be read: {string.Join("; ", reading.Errors)}");
    }
}
