using System.Text.Json.Nodes;
using NasCloud.Core.Specs;
using NJsonSchema;
using static NasCloud.Core.Tests.Specs.SpecDocuments;

namespace NasCloud.Core.Tests.Specs;

public sealed class SearchSpecSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(SearchSpecSchema.Generate(TestComponents.All)));

    [Theory]
    [InlineData(Minimal)]
    [InlineData(Full)]
    [InlineData(Table)]
    public async Task Generate_ValidSpec_Validates(string json)
    {
        var schema = await Schema.Value;

        Assert.Empty(schema.Validate(Plain(json)));
        Assert.Empty(schema.Validate(SearchSpecReader.Write(Read(json))));
    }

    [Theory]
    [InlineData("seed", "3.5")]
    [InlineData("seed", "\"1\"")]
    [InlineData("parallelism", "0")]
    [InlineData("budget", """{"trials":0}""")]
    [InlineData("budget", """{"trails":5}""")]
    [InlineData("budget", """{"deviceHours":0}""")]
    [InlineData("budget", """{"wallClock":"soon"}""")]
    [InlineData("budget", null)]
    [InlineData("schemaVersion", "2")]
    [InlineData("schemaVersion", null)]
    [InlineData("name", "\"my search\"")]
    [InlineData("dataset", "{}")]
    [InlineData("space", "\"chian\"")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[4]}}}""")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[3,3]}}}""")]
    [InlineData("space", """{"name":"chain","layers":{"conv":{"kernel":[]}}}""")]
    [InlineData("space", """{"name":"cells","depth":[1]}""")]
    [InlineData("fidelity", "\"asha\"")]
    [InlineData("estimator", "\"table\"")]
    [InlineData("estimator", """{"name":"table","path":"a","metrics":{}}""")]
    [InlineData("estimator", """{"name":"zero-cost","proxies":["sinflow"]}""")]
    [InlineData("estimator", """{"name":"zero-cost","proxies":["snip","snip"]}""")]
    [InlineData("screening", "\"sinflow\"")]
    [InlineData("screening", """{"pool":4}""")]
    [InlineData("training", """{"precision":"float16"}""")]
    [InlineData("training", """{"labelSmoothing":1}""")]
    [InlineData("objectives", """[{"goal":"maximize"}]""")]
    [InlineData("extra", "1")]
    public async Task Generate_BrokenSpec_DoesNotValidate(string key, string? json)
    {
        var document = With((key, json));

        Assert.NotEmpty((await Schema.Value).Validate(document));
        Assert.NotEmpty(Errors(document));
    }

    [Theory]
    [InlineData("seed", "null")]
    [InlineData("final", "null")]
    [InlineData("training", """{"precision":null,"optimizer":null,"gradientClip":null}""")]
    [InlineData("strategy", "null")]
    [InlineData("budget", """{"trials":5,"wallClock":"01:30:00"}""")]
    public async Task Generate_ValidVariations_Validate(string key, string json)
    {
        var document = With((key, json));

        Assert.Empty((await Schema.Value).Validate(document));
        Assert.Empty(Errors(document));
    }

    // Without comments; 3.0 is whole to JSON Schema but not to this validator.
    private static string Plain(string json) =>
        JsonNode.Parse(json.Replace("3.0", "3", StringComparison.Ordinal), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!.ToJsonString();
}
