using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NasCloud.Core.Serialization;

namespace NasCloud.Api.Answers;

/// <summary>An answer of JSON: camelCase, without nulls.</summary>
/// <param name="Value">What to write.</param>
/// <param name="Status">The status.</param>
internal sealed record JsonAnswer(object Value, int Status = StatusCodes.Status200OK) : ApiAnswer(Status)
{
    private const int WorthCompressing = 16 * 1024;

    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/json";

    // Whole before the first byte is sent: what can't be written becomes a problem and not half an answer.
    protected override Task WriteBodyAsync(HttpContext context)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(Value, CoreJson.Compact);
        if (content.Length < WorthCompressing)
            return WriteBytesAsync(context, content, ContentType);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!AcceptsGzip(context.Request))
            return WriteBytesAsync(context, content, ContentType);
        context.Response.Headers.ContentEncoding = "gzip";
        return WriteBytesAsync(context, Compress(content), ContentType);
    }

    // Nothing that a stranger chose stands beside a secret in an answer, so that its length tells nothing.
    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(content);
        return target.ToArray();
    }
}
