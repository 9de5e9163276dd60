using System.Net;
using System.Text;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Tests.Catalogs;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("/api/spaces", "alexnet", "chain", "conv1d", "custom", "darts", "densenet", "efficientnet", "googlenet", "mlp", "mobilenet-v2", "nas-bench-101", "nas-bench-201", "resnet", "text", "vgg")]
    [InlineData("/api/strategies", "auto", "bananas", "gaussian-process", "genetic", "grid", "local-search", "nsga-2", "progressive", "random", "regularized-evolution", "reinforce", "tpe")]
    [InlineData("/api/datasets", "grey")]
    public async Task Get_Catalog_ListsWhatSpecsCanName(string address, params string[] names)
    {
        await using var server = await ApiServer.StartAsync();

        var listing = (await server.GetAsync(address)).AssertJson();

        Assert.Equal(names, listing["items"]!.AsArray().Select(item => (string)item!["name"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_Schema_IsTheSchemaOfSpecs()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.GetAsync("/api/schema");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/schema+json", answer.ContentType);
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(Encoding.UTF8.GetBytes(SearchSpecSchema.Generate())), answer.Json));
    }

    [Fact]
    public async Task Get_Health_IsOkWhereTheStoreAnswers()
    {
        await using var server = await ApiServer.StartAsync();

        Assert.Equal("ok", (string?)(await server.GetAsync("/api/health")).AssertJson()["status"]);
    }
}
