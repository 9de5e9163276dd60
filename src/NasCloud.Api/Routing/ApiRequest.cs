using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using NasCloud.Api.Problems;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Routing;

/// <summary>A request as handlers see it: what comes from outside is checked here, and what is wrong with it is thrown as a problem.</summary>
internal sealed class ApiRequest(HttpContext context)
{
    /// <summary>The most bytes of a body.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Cancelled when the caller is gone.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The search of the address. What is no id is no search: it goes no further.</summary>
    /// <exception cref="ApiProblemException">It can't be one.</exception>
    public SearchId SearchId => PathValue("id") is var text && SearchId.IsId(text)
        ? new SearchId(text)
        : throw new ApiProblemException(ApiProblem.NoSuchSearch(text));

    /// <summary>The trial of the address.</summary>
    /// <exception cref="ApiProblemException">It is no number from 0.</exception>
    public int Trial => PathValue("number") is var text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 0
        ? number
        : throw new ApiProblemException(ApiProblem.NoSuchTrial($"'{ApiProblem.Short(text)}' is no trial's number: they are counted from 1, and 0 is the supernet of a search that has one."));

    /// <summary>The file of the dashboard that is asked for; empty for its page, null where the slash is missing that the page's links need.</summary>
    public string? DashboardPath => PathValue("path") is { Length: > 0 } path ? path : context.Request.Path.Value!.EndsWith('/') ? string.Empty : null;

    /// <summary>What the caller has already, as If-None-Match says it.</summary>
    public string? KnownETags => context.Request.Headers.IfNoneMatch;

    /// <exception cref="ApiProblemException">It is given and no such number.</exception>
    public int Read(RequestParameter.Integer parameter)
    {
        if (Single(parameter) is not { } text)
            return parameter.Default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= parameter.Minimum && value <= parameter.Maximum
            ? value
            : throw Invalid(parameter, text, $"expected a whole number, {parameter.Minimum} to {parameter.Maximum}");
    }

    /// <exception cref="ApiProblemException">It is given and none of the words.</exception>
    public string? Read(RequestParameter.Choice parameter)
    {
        if (Single(parameter) is not { } text)
            return parameter.Default;
        return parameter.Options.Contains(text)
            ? text
            : throw Invalid(parameter, text, $"expected one of {string.Join(", ", parameter.Options)}");
    }

    public string? Read(RequestParameter.Text parameter) => Single(parameter);

    /// <exception cref="ApiProblemException">It is given more than once.</exception>
    public string? Read(RequestParameter.Header parameter) => Single(parameter, context.Request.Headers[parameter.Name]);

    /// <summary>Reads a body that says it is JSON, up to the limit.</summary>
    /// <exception cref="ApiProblemException">It says it is something else, or is too long.</exception>
    public async Task<byte[]> ReadJsonAsync()
    {
        // Browsers send no page's forms as JSON to elsewhere without asking there first.
        if (!context.Request.HasJsonContentType())
            throw new ApiProblemException(ApiProblem.NotJson(context.Request.ContentType));
        if (context.Request.ContentLength > MostBytes)
            throw new ApiProblemException(ApiProblem.TooLarge);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, Aborted) is var read and > 0)
        {
            if (content.Length + read > MostBytes)
                throw new ApiProblemException(ApiProblem.TooLarge);
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>The address of something here, as the caller reaches it.</summary>
    /// <param name="path">Below the root, checked, beginning with a slash.</param>
    /// <param name="query">Names and values; those without a value are left out.</param>
    public string AddressOf(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var builder = new QueryBuilder();
        foreach (var (name, value) in query)
        {
            if (value is not null)
                builder.Add(name, value);
        }

        return context.Request.PathBase.ToUriComponent() + RouteTable.Root + path + builder.ToQueryString().ToUriComponent();
    }

    public static ApiProblemException Invalid(RequestParameter parameter, string value, string expected) =>
        new(ApiProblem.InvalidParameter(parameter.Name, $"is '{ApiProblem.Short(value)}': {expected}"));

    private string PathValue(string name) => context.Request.RouteValues[name] as string ?? string.Empty;

    private string? Single(RequestParameter parameter) => Single(parameter, context.Request.Query[parameter.Name]);

    private static string? Single(RequestParameter parameter, StringValues values) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => throw new ApiProblemException(ApiProblem.InvalidParameter(parameter.Name, $"is given {values.Count} times: give it once")),
    };
}
