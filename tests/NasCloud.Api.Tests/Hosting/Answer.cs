using System.Net;
using System.Text.Json.Nodes;

namespace NasCloud.Api.Tests.Hosting;

/// <summary>What a request was answered with, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseMessage Response, byte[] Content)
{
    public JsonNode Json => JsonNode.Parse(Content)!;

    public string Text => System.Text.Encoding.UTF8.GetString(Content);

    public string? ContentType => Response.Content.Headers.ContentType?.MediaType;

    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>Checks that it is a problem of a kind; its document.</summary>
    public JsonNode AssertProblem(HttpStatusCode status, string kind)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal($"urn:nascloud:problem:{kind}", (string?)Json["type"]);
        Assert.Equal((int)status, (int?)Json["status"]);
        Assert.NotEmpty((string)Json["title"]!);
        Assert.NotEmpty((string)Json["detail"]!);
        Assert.NotEmpty((string)Json["traceId"]!);
        return Json;
    }

    /// <summary>Checks that it is JSON with a status; what it says.</summary>
    public JsonNode AssertJson(HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(status == Status, $"expected {status}, got {Status}: {Text}");
        Assert.Equal("application/json", ContentType);
        return Json;
    }
}
