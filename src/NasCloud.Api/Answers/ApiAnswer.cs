using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NasCloud.Api.Answers;

/// <summary>What a request is answered with.</summary>
internal abstract record ApiAnswer(int Status)
{
    /// <summary>Where what was asked for can be found.</summary>
    public string? Location { get; init; }

    /// <summary>When asking again is worth while, in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Writes status, headers and body.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (Location is not null)
            response.Headers.Location = Location;
        if (RetryAfter is { } delay)
            response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteBodyAsync(context);
    }

    protected abstract Task WriteBodyAsync(HttpContext context);

    protected static async Task WriteBytesAsync(HttpContext context, byte[] content, string contentType)
    {
        context.Response.Headers[HeaderNames.ContentType] = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    /// <summary>Whether the caller reads gzip.</summary>
    protected static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
}
