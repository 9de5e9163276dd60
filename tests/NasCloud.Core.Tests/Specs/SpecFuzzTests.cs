using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs;
using static NasCloud.Core.Tests.Specs.SpecDocuments;

namespace NasCloud.Core.Tests.Specs;

public sealed class SpecFuzzTests
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "3.0", "0.5", "1e400", "-1e-400", "99999999999999999999999", "\"\"", "\"1h\"", "\"accuracy\"",
        "\"chain\"", "\"table\"", "\"\\u0000\"", "[]", "{}", "[null]", "[[1]]", "{\"name\":null}", "{\"name\":\"asha\"}", "{\"metric\":\"loss\"}",
    ];

    private static readonly JsonNode Document = JsonNode.Parse(Full, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static readonly Gen<string> Mutated =
        from edits in Gen.Select(Gen.Int[0, 1000], OneOf(Values), Gen.Int[0, 3]).Array[1, 4]
        select edits.Aggregate(Document.DeepClone(), (document, edit) => Edit(document, edit.Item1, edit.Item2, edit.Item3)).ToJsonString();

    [Fact]
    public void Read_MutatedDocument_GivesErrorsOrASpecThatIsWrittenAndReadBackEqual() => Mutated.Sample(
        json =>
        {
            var reading = Format.Read(json, []);
            Assert.True(IsSpecOrErrors(reading));
            if (reading.Spec is { } spec)
                Assert.Equal(spec, Read(SearchSpecReader.Write(spec)));
        },
        iter: 2000);

    [Fact]
    public async Task Read_MutatedDocumentThatIsASpec_IsOneToTheSchemaToo()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(SearchSpecSchema.Generate(TestComponents.All), TestContext.Current.CancellationToken);

        // To JSON Schema 3.0 is whole, but not to this validator, which also throws at integers beyond 64 bits.
        Mutated.Select(json => json.Replace("3.0", "3", StringComparison.Ordinal).Replace("99999999999999999999999", "1e23", StringComparison.Ordinal))
            .Sample(json => Format.Read(json, []).Spec is null || schema.Validate(json).Count == 0, iter: 500);
    }

    [Fact]
    public void Read_DocumentWithACharacterChanged_GivesASpecOrErrors() =>
        Gen.Select(Gen.Int[0, Full.Length - 1], Gen.Char).Sample(
            (at, character) => IsSpecOrErrors(Format.Read(Full[..at] + character + Full[(at + 1)..], [])),
            iter: 1000);

    [Fact]
    public void Read_AnyText_GivesErrors() =>
        Gen.String.Sample(text => Format.Read(text, []).Errors.Count > 0, iter: 1000);

    [Fact]
    public void Read_AnyOverride_GivesASpecOrErrors() =>
        Gen.Select(OneOf("budget", "space", "objectives[0]", "training.optimizer", "final", "x"), Gen.OneOf(OneOf(".name", "[0]", ".x", ""), Gen.String), OneOf(Values))
            .Sample((start, rest, value) => IsSpecOrErrors(Format.Read(Minimal, [$"{start}{rest}={value}"])), iter: 1000);

    private static Gen<string> OneOf(params string[] options) => Gen.Int[0, options.Length - 1].Select(index => options[index]);

    private static bool IsSpecOrErrors(SearchSpecReading reading) => reading.Spec is null == reading.Errors.Count > 0;

    /// <summary>Replaces, removes or renames the n-th value of a document.</summary>
    private static JsonNode Edit(JsonNode document, int place, string value, int kind)
    {
        var nodes = Descendants(document).ToList();
        if (nodes.Count == 0)
            return document;
        var node = nodes[place % nodes.Count];
        switch (node.Parent)
        {
            case JsonObject parent when kind == 0:
                parent.Remove(node.GetPropertyName());
                break;
            case JsonObject parent when kind == 1:
                parent[node.GetPropertyName() + "x"] = JsonNode.Parse(value);
                break;
            default:
                node.ReplaceWith(JsonNode.Parse(value));
                break;
        }

        return document;
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        var children = node switch
        {
            JsonObject item => item.Select(entry => entry.Value),
            JsonArray list => list,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child));
    }
}
