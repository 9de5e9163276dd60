using Microsoft.AspNetCore.Http;

namespace NasCloud.Api.Answers;

/// <summary>It is somewhere else, for good.</summary>
internal sealed record RedirectAnswer : ApiAnswer
{
    public RedirectAnswer(string location)
        : base(StatusCodes.Status308PermanentRedirect) => Location = location;

    protected override Task WriteBodyAsync(HttpContext context) => Task.CompletedTask;
}
