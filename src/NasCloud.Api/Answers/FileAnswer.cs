using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NasCloud.Api.Dashboard;

namespace NasCloud.Api.Answers;

/// <summary>A file of the dashboard.</summary>
/// <remarks>
/// The policy lets the pages load and ask nothing but this host, and run nothing that is not a file of theirs; no other site
/// may put them into a frame.
/// </remarks>
/// <param name="File">The file.</param>
/// <param name="Status">200, or 304 where the caller has it.</param>
internal sealed record FileAnswer(DashboardFile File, int Status) : ApiAnswer(Status)
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The answer to a caller who may have the file already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What the caller has, as If-None-Match says it; null for nothing.</param>
    public static FileAnswer Of(DashboardFile file, string? known) => new(
        file, known?.Split(',', StringSplitOptions.TrimEntries).Contains(file.ETag) == true ? StatusCodes.Status304NotModified : StatusCodes.Status200OK);

    protected override Task WriteBodyAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = File.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = File.ETag;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = Policy;
        headers[ReferrerPolicy] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers[OpenerPolicy] = "same-origin";
        headers[ResourcePolicy] = "same-origin";
        if (Status == StatusCodes.Status304NotModified)
            return Task.CompletedTask;
        var isCompressed = AcceptsGzip(context.Request);
        if (isCompressed)
            headers.ContentEncoding = "gzip";
        return WriteBytesAsync(context, isCompressed ? File.Compressed : File.Content, File.ContentType);
    }

    private const string ReferrerPolicy = "Referrer-Policy";
    private const string OpenerPolicy = "Cross-Origin-Opener-Policy";
    private const string ResourcePolicy = "Cross-Origin-Resource-Policy";
}
