using Microsoft.AspNetCore.Http;

namespace NasCloud.Api.Answers;

/// <summary>It is done, and there is nothing to say.</summary>
internal sealed record EmptyAnswer() : ApiAnswer(StatusCodes.Status204NoContent)
{
    protected override Task WriteBodyAsync(HttpContext context) => Task.CompletedTask;
}
