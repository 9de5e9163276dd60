using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NasCloud.Api.Answers;

/// <summary>A file that was made for the caller, to be kept and not shown: whatever is in it never runs as a page of this host.</summary>
/// <param name="Content">What is in it.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="FileName">What the caller should call it: letters, digits, hyphens, points.</param>
internal sealed record DownloadAnswer(byte[] Content, string ContentType, string FileName) : ApiAnswer(StatusCodes.Status200OK)
{
    /// <summary>A page for people.</summary>
    public static DownloadAnswer Page(byte[] content, string fileName) => new(content, "text/html; charset=utf-8", fileName);

    protected override Task WriteBodyAsync(HttpContext context)
    {
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
        return WriteBytesAsync(context, Content, ContentType);
    }
}
