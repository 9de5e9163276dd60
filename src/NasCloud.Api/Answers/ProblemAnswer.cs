using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NasCloud.Api.Problems;
using NasCloud.Core.Serialization;

namespace NasCloud.Api.Answers;

/// <summary>An answer that says what went wrong, as RFC 9457 has it.</summary>
/// <param name="Problem">The problem.</param>
internal sealed record ProblemAnswer(ApiProblem Problem) : ApiAnswer(Problem.Kind.Status)
{
    /// <summary>What the log knows this request by.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    protected override Task WriteBodyAsync(HttpContext context)
    {
        if (Problem.Allow.Count > 0)
            context.Response.Headers.Allow = string.Join(", ", Problem.Allow);
        var document = new ProblemDocument(
            Problem.Kind.Type, Problem.Kind.Title, Problem.Kind.Status, Problem.Detail, Problem.Errors.Count > 0 ? Problem.Errors : null, TraceId(context));
        return WriteBytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(document, CoreJson.Compact), "application/problem+json");
    }
}
