using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Tests.Hosting;

namespace NasCloud.Api.Tests.Documentation;

public sealed class OpenApiDocumentTests
{
    private static readonly OpenApiDocument Document = OpenApiDocument.Instance;

    [Fact]
    public async Task Operations_OfTheDocument_AreTheRoutes()
    {
        var routes = await RoutesAsync();

        Assert.Equal(
            routes.Select(route => $"{route.Method} {RouteTable.Root}{route.Pattern}").Order(StringComparer.Ordinal),
            Document.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_OfEachOperation_AreThoseThatItsRouteReads()
    {
        var routes = await RoutesAsync();

        foreach (var (method, path, operation) in Document.Operations)
        {
            var route = routes.Single(route => route.Method == method && RouteTable.Root + route.Pattern == path);
            var documented = Document.Parameters(path, operation);
            Assert.Equal(Expected(route).Order(StringComparer.Ordinal), documented.Select(Describe).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Operations_All_HaveAnIdOfTheirOwnATagThatThereIsAndABodyOnlyWhereOneIsRead()
    {
        var operations = Document.Operations.ToList();
        var tags = Document.Root["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();

        Assert.Equal(operations.Count, operations.Select(operation => (string)operation.Operation["operationId"]!).Distinct().Count());
        Assert.All(operations, operation => Assert.Contains((string)operation.Operation["tags"]!.AsArray().Single()!, tags));
        Assert.Equal(
            ["POST /api/searches", "POST /api/searches/validate"],
            operations.Where(operation => operation.Operation["requestBody"] is not null).Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Schemas_All_HaveExamplesThatAreValid()
    {
        var examples = 0;
        foreach (var (name, schema) in Document.Schemas)
        {
            foreach (var example in schema!["examples"]?.AsArray() ?? [])
            {
                Assert.Empty(await Document.ValidateAsync(name, example!));
                examples++;
            }
        }

        Assert.True(examples >= 20, $"Only {examples} examples were found.");
    }

    [Fact]
    public void Schemas_All_AreUsed()
    {
        var text = Document.Root.ToJsonString();

        Assert.All(Document.Schemas, schema => Assert.Contains($"\"#/components/schemas/{schema.Key}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Validate_WhatTheSchemaDoesNotName_IsAnError() =>
        Assert.NotEmpty(await Document.ValidateAsync("Health", JsonNode.Parse("""{ "status": "ok", "more": 1 }""")!));

    [Fact]
    public void Problems_OfTheDocument_AreAllKinds() =>
        Assert.Equal(
            ProblemKind.All.Select(kind => kind.Type).Order(StringComparer.Ordinal),
            Document.Schemas["Problem"]!["properties"]!["type"]!["enum"]!.AsArray().Select(type => (string)type!).Order(StringComparer.Ordinal));

    private static async Task<IReadOnlyList<ApiRoute>> RoutesAsync()
    {
        await using var server = await ApiServer.StartAsync();
        return server.Services.GetRequiredService<RouteTable>().Routes;
    }

    private static IEnumerable<string> Expected(ApiRoute route)
    {
        if (route.Pattern.Contains("{id}", StringComparison.Ordinal))
            yield return "path id required";
        if (route.Pattern.Contains("{number}", StringComparison.Ordinal))
            yield return "path number required 0..2147483647";
        foreach (var parameter in route.Parameters)
        {
            yield return parameter switch
            {
                RequestParameter.Integer integer => $"query {integer.Name} {integer.Minimum}..{integer.Maximum} = {integer.Default}",
                RequestParameter.Choice choice => $"query {choice.Name} {string.Join('|', choice.Options)}{(choice.Default is null ? "" : $" = {choice.Default}")}",
                RequestParameter.Header header => $"header {header.Name}",
                _ => $"query {parameter.Name}",
            };
        }
    }

    private static string Describe(JsonObject parameter)
    {
        var schema = Document.Resolve(parameter["schema"]!);
        var required = (bool?)parameter["required"] == true ? " required" : "";
        var range = schema["minimum"] is { } minimum ? $" {minimum}..{schema["maximum"]}" : "";
        var options = schema["enum"] is JsonArray words ? $" {string.Join('|', words.Select(word => (string)word!))}" : "";
        var standard = schema["default"] is { } value ? $" = {value}" : "";
        return $"{parameter["in"]} {parameter["name"]}{required}{range}{options}{standard}";
    }
}
