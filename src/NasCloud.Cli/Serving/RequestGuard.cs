using System.Net;
using Microsoft.AspNetCore.Http;
using NasCloud.Api;
using NasCloud.Api.Problems;

namespace NasCloud.Cli.Serving;

/// <summary>Lets those requests through that may come from the user: with the key; or, where there is none, from programs of this machine.</summary>
/// <remarks>
/// A page in a browser is no such program, though it runs here. What browsers say of where a request comes from gives it away:
/// its origin, and, where the page's own name was made to lead here, that name as the host.
/// </remarks>
internal sealed class RequestGuard(ApiKey? key)
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Answers a request that is refused, and passes others on.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (FindProblem(context.Request) is not { } problem)
            return next(context);
        if (problem.Kind == ProblemKind.Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return problem.WriteAsync(context);
    }

    private ApiProblem? FindProblem(HttpRequest request)
    {
        if (key is not null && !key.IsShownBy(request) && !IsDashboard(request))
            return new ApiProblem(ProblemKind.Unauthorized, $"Send the key that the server was started with, as the header {ApiKey.HeaderName} or as Authorization: Bearer.");
        if (key is null && !IsThisMachine(request.Host))
            return new ApiProblem(ProblemKind.Forbidden, "The request names another host than this machine: without a key the server answers to 127.0.0.1, [::1] and localhost alone.");
        return IsOfAnotherSite(request)
            ? new ApiProblem(
                ProblemKind.Forbidden,
                $"The request comes from a page of another site, '{request.Headers.Origin}', which this server does not answer: it was asked as '{request.Host}'. "
                + "Where that page is its own, behind a proxy, let the proxy pass on the header Host as the browser sends it.")
            : null;
    }

    private bool IsOfAnotherSite(HttpRequest request)
    {
        if (request.Headers.Origin is not { Count: > 0 } origin)
            return false;
        // Without a key there is nothing else to go by, and no proxy either: every letter counts.
        if (key is null)
            return origin.ToString() != $"{request.Scheme}://{request.Host}";
        // A proxy that encrypts changes the scheme and may change the host. What browsers say by themselves, no proxy changes and no page can.
        return request.Headers[FetchSite].ToString() switch
        {
            "same-origin" => false,
            "" or "none" => !IsAt(origin.ToString(), request.Host),
            _ => true,
        };
    }

    // Old browsers, and those that were led here without encryption, say no more than the origin.
    private static bool IsAt(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (host.Port ?? DefaultPort(page));

    private static int DefaultPort(Uri page) => page.Scheme == Uri.UriSchemeHttps ? 443 : 80;

    // Browsers can't show a key before there is a page to type it into; the page is the same for all.
    private static bool IsDashboard(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && (request.Path == "/" || request.Path.StartsWithSegments(ApiEndpoints.Dashboard));

    private static bool IsThisMachine(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));
}
