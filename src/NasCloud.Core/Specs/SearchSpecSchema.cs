using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Publishing;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>What is published about the format of search specs, made of the shapes that validate them.</summary>
public static class SearchSpecSchema
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON Schema (draft 2020-12). It knows every key and range, but not what must hold between keys.</summary>
    public static string Generate() => Generate(SpecComponents.Known);

    /// <summary>The JSON Schema (draft 2020-12) of the parameters of one space, strategy or scheduler.</summary>
    public static JsonObject GenerateParameters(ObjectShape parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return ShapeSchema.Of(parameters);
    }

    /// <summary>The reference of all keys, in Markdown.</summary>
    public static string GenerateReference() => ShapeReference.Of(SearchSpecShape.Create(SpecComponents.Known));

    internal static string Generate(SpecComponents components)
    {
        var schema = ShapeSchema.Of(SearchSpecShape.Create(components));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "NasCloud search spec");
        return schema.ToJsonString(Options) + "\n";
    }
}
