using System.Text.Json;
using System.Text.Json.Serialization;
using NasCloud.Core.Architectures.Graphs;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures.Json;

/// <summary>An architecture as it is written.</summary>
internal sealed record ArchitectureDocument(int SchemaVersion, TensorShape Input, ValueArray<Node> Nodes, string Output)
{
    public static JsonSerializerOptions Compact { get; } = Options(indented: false);

    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    public static ArchitectureDocument Of(Architecture architecture) =>
        new(ArchitectureJson.SchemaVersion, architecture.Input, architecture.Nodes, architecture.Output);

    public static Architecture ToArchitecture(ArchitectureDocument? document)
    {
        if (document is null)
            throw new InvalidArchitectureException("document", "is null: expected an architecture");
        if (document.SchemaVersion != ArchitectureJson.SchemaVersion)
            throw new InvalidArchitectureException("document", $"schemaVersion is {document.SchemaVersion}: expected {ArchitectureJson.SchemaVersion}; a newer version of the program may read it");
        return new Architecture(document.Input, document.Nodes, document.Output);
    }

    public static InvalidArchitectureException Unreadable(JsonException exception) =>
        new($"document at {exception.Path ?? "$"}", Problem(exception), exception);

    private static string Problem(JsonException exception)
    {
        var problem = exception.Message.Split(" Path: ")[0];
        return problem.Contains("discriminator", StringComparison.Ordinal)
            ? $"{problem} Expected a type among {string.Join(", ", OperationNames.All)}."
            : problem;
    }

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
    };
}
