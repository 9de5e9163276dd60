using System.Text.Json.Nodes;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Latency;

/// <summary>Reads and writes latency tables as JSON.</summary>
public static class LatencyTableJson
{
    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">It is none, or of a version that this one doesn't read; the message tells all that is wrong.</exception>
    public static LatencyTable Read(string json)
    {
        var (node, error) = SpecParser.Parse(json);
        if (error is not null)
            throw new InvalidDataException(error.ToString());
        var findings = new SpecFindings();
        var value = new ShapeValidator(findings).Read(node!, LatencyTableShape.Create(), "");
        return findings.Count == 0
            ? LatencyTableShape.Map(new(value!.AsObject()))
            : throw new InvalidDataException(string.Join("; ", findings.InOrder()));
    }

    /// <summary>Writes a table.</summary>
    public static string Write(LatencyTable table) => Document(table).ToJsonString(CoreJson.Readable) + "\n";

    internal static JsonObject Document(LatencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new()
        {
            ["schemaVersion"] = LatencyTable.CurrentSchemaVersion,
            ["host"] = table.Host,
            ["measuredAt"] = table.MeasuredAt,
            ["baseMicroseconds"] = table.BaseMicroseconds,
            ["scale"] = table.Scale,
            ["offsetMicroseconds"] = table.OffsetMicroseconds,
            ["entries"] = new JsonArray([.. table.Entries.Select(Document)]),
        };
    }

    private static JsonObject Document(LatencyEntry entry) => new()
    {
        ["operation"] = entry.Operation,
        ["kind"] = entry.Kind,
        ["flops"] = entry.Flops,
        ["bytes"] = entry.Bytes,
        ["microseconds"] = entry.Microseconds,
    };
}
