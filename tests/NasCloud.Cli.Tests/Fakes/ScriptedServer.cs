using System.Net;
using System.Text;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>A server that answers what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedServer(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(string Method, string Path, string? Key, string? Name)> Requests { get; } = [];

    public HttpClient CreateHttp() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Problem(string kind, HttpStatusCode status, string detail) =>
        Json($$"""{ "type": "urn:nascloud:problem:{{kind}}", "title": "T", "status": {{(int)status}}, "detail": "{{detail}}", "traceId": "4bf9" }""", status);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Method.Method, request.RequestUri!.PathAndQuery, Header(request, "x-functions-key"), Header(request, "Idempotency-Key")));
        return Task.FromResult(answer(request, Requests.Count));
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
