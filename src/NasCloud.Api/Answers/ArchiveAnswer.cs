using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace NasCloud.Api.Answers;

/// <summary>Files as a zip archive, written while it is sent.</summary>
/// <param name="Files">The files, disposed of once they are sent.</param>
/// <param name="WrittenAt">When they were made.</param>
/// <param name="FileName">What the caller should call the archive: letters, digits, hyphens, points.</param>
internal sealed record ArchiveAnswer(IReadOnlyList<ArchiveFile> Files, DateTimeOffset WrittenAt, string FileName) : ApiAnswer(StatusCodes.Status200OK)
{
    // The format knows no time before, which clocks that were never set show.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected override async Task WriteBodyAsync(HttpContext context)
    {
        try
        {
            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
            // The archive's own bytes, some dozen a file, are written that way whatever is called.
            if (context.Features.Get<IHttpBodyControlFeature>() is { } control)
                control.AllowSynchronousIO = true;
            await WriteArchiveAsync(context.Response.Body, context.RequestAborted);
        }
        finally
        {
            foreach (var file in Files)
                await file.Content.DisposeAsync();
        }
    }

    private async Task WriteArchiveAsync(Stream body, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var file in Files)
        {
            // Weights hardly shrink, and what is not squeezed is sent as fast as it is read.
            var entry = archive.CreateEntry(file.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = WrittenAt < Earliest ? Earliest : WrittenAt;
            await using var target = await entry.OpenAsync(cancellationToken);
            await file.Content.CopyToAsync(target, cancellationToken);
        }
    }
}
