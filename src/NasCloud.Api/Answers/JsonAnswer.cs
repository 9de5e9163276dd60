using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NasCloud.Core.Serialization;

namespace NasCloud.Api.Answers;

/// <summary>An answer of JSON: camelCase, without nulls.</summary>
/// <param name="Value">What to write.</param>
/// <param name="Status">The status.</param>
internal sealed record JsonAnswer(object Value, int Status = StatusCodes.Status200OK) : ApiAnswer(Status)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/json";

    // Whole before the first byte is sent: what can't be written becomes a problem and not half an answer.
    protected override Task WriteBodyAsync(HttpContext context) =>
        WriteBytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(Value, CoreJson.Compact), ContentType);
}
