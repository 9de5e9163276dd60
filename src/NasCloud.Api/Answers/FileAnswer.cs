using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NasCloud.Api.Answers;

/// <summary>A file, streamed.</summary>
/// <param name="Content">The content, disposed of once it is sent.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="FileName">What the caller should call it: letters, digits, hyphens, points.</param>
internal sealed record FileAnswer(Stream Content, string ContentType, string FileName) : ApiAnswer(StatusCodes.Status200OK)
{
    protected override async Task WriteBodyAsync(HttpContext context)
    {
        await using (Content)
        {
            context.Response.ContentType = ContentType;
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
            if (Content.CanSeek)
                context.Response.ContentLength = Content.Length;
            await Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
