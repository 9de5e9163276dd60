using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Storage;

namespace NasCloud.Api.Tests;

public sealed class ApiPipelineTests
{
    [Theory]
    [InlineData("GET", "/api/health", HttpStatusCode.OK)]
    [InlineData("GET", "/api/searches/nothing", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/health", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    public async Task Invoke_WithoutAWebHost_AnswersAsOneWould(string method, string path, HttpStatusCode status)
    {
        await using var services = Services();

        var context = await InvokeAsync(services, method, path);

        Assert.Equal((int)status, context.Response.StatusCode);
        Assert.NotNull(JsonNode.Parse(((MemoryStream)context.Response.Body).ToArray()));
    }

    [Fact]
    public async Task Invoke_RequestThatItsHostRouted_IsRoutedAnew()
    {
        await using var services = Services();

        var context = await InvokeAsync(services, "GET", "/api/searches/nothing", context =>
        {
            context.SetEndpoint(new Endpoint(_ => throw new InvalidOperationException("The host's endpoint was run."), EndpointMetadataCollection.Empty, "host"));
            context.Request.RouteValues = new RouteValueDictionary { ["id"] = "other", ["path"] = "searches/nothing" };
        });

        Assert.Equal(404, context.Response.StatusCode);
        Assert.Contains("'nothing'", System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_OutsideOfTheApi_IsNotFound()
    {
        await using var services = Services();

        Assert.Equal(404, (await InvokeAsync(services, "GET", "/elsewhere")).Response.StatusCode);
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<IObjectStore>(new InMemoryObjectStore())
        .AddSingleton<ISearchLauncher>(new RecordingLauncher())
        .AddSingleton<IDatasetDirectory>(new FakeDatasets())
        .AddNasCloudApi()
        .BuildServiceProvider();

    private static async Task<HttpContext> InvokeAsync(IServiceProvider services, string method, string path, Action<HttpContext>? prepare = null)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Response.Body) = (method, path, new MemoryStream());
        prepare?.Invoke(context);
        await services.GetRequiredService<ApiPipeline>().InvokeAsync(context);
        return context;
    }
}
