using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NasCloud.Core.Architectures.Graphs;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures.Json;

/// <summary>An architecture as it is written. Of plain arrays, whose items System.Text.Json can name in its errors.</summary>
internal sealed record ArchitectureDocument(int SchemaVersion, ImmutableArray<int> Input, ImmutableArray<NodeDocument> Nodes, string Output)
{
    public static JsonSerializerOptions Compact { get; } = Options(indented: false);

    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    public static ArchitectureDocument Of(Architecture architecture) =>
        new(ArchitectureJson.SchemaVersion, architecture.Input.Dimensions.Items, [.. architecture.Nodes.Select(NodeDocument.Of)], architecture.Output);

    public static Architecture ToArchitecture(ArchitectureDocument? document)
    {
        if (document is null)
            throw new InvalidArchitectureException("document", "is null: expected an architecture");
        if (document.SchemaVersion != ArchitectureJson.SchemaVersion)
            throw new InvalidArchitectureException("document", $"schemaVersion is {document.SchemaVersion}: expected {ArchitectureJson.SchemaVersion}; a newer version of the program may read it");
        return new Architecture(new TensorShape(new(document.Input)), document.Nodes.Select(NodeDocument.ToNode).ToValueArray(), document.Output);
    }

    /// <summary>Whether an exception is how System.Text.Json says that a document is none; it knows two.</summary>
    public static bool IsUnreadable(Exception exception) => exception is JsonException or NotSupportedException;

    public static InvalidArchitectureException Unreadable(Exception exception)
    {
        var (problem, path) = exception.Message.Split(" Path: ") is [var text, var place] ? (text, place.Split(" | ")[0]) : (exception.Message, "$");
        return new($"document at {path}", problem + Hint(problem), exception);
    }

    private static string Hint(string problem) => problem.Contains("discriminator", StringComparison.Ordinal)
        ? $" Expected a type among {string.Join(", ", OperationNames.All)}."
        : "";

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OperationDefaults.LeaveOut } },
    };
}
