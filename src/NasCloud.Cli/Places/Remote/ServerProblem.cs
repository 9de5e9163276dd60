using System.Net;
using System.Text.Json;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Collections;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Why a server did not answer as it was asked, as its problem document has it.</summary>
/// <param name="Type">Which kind.</param>
/// <param name="Detail">What is wrong, and what to do.</param>
/// <param name="TraceId">What the server's log knows the request by.</param>
internal sealed record ServerProblem(string? Type, string? Detail, string? TraceId)
{
    private const string Prefix = "urn:nascloud:problem:";

    /// <summary>Each thing wrong with what was sent.</summary>
    public ValueArray<SpecError> Errors { get; init; }

    /// <summary>The kind's name: <c>no-such-search</c>; empty where the server is no NasCloud.</summary>
    public string Kind => Type?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Type[Prefix.Length..] : string.Empty;

    /// <summary>Whether what was asked for is not there.</summary>
    public bool IsMissing => Kind is "no-such-search" or "no-such-trial" or "no-result" or "no-such-address";

    /// <summary>Reads an answer; whatever else it holds is no problem document.</summary>
    public static ServerProblem Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerProblem>(body, CoreJson.Compact) ?? Unknown;
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    /// <summary>The error for the user, with the exit code that the same error has in a store.</summary>
    public CliException ToException(ServerAddress server, HttpStatusCode status) => Kind switch
    {
        "unauthorized" => Refused(server),
        "invalid-spec" or "invalid-request" => new(ExitCode.Invalid, Describe(server)),
        "search-ended" or "search-cancelling" or "search-stopped" or "nothing-found" or "too-large" or "not-json" or "key-reused" or "forbidden" => new(ExitCode.Invalid, $"{server}: {Detail}"),
        "no-such-search" or "no-such-trial" or "no-result" or "search-deleted" => new(ExitCode.NotFound, $"{server}: {Detail}"),
        "search-running" => new(ExitCode.Busy, $"{server}: {Detail}"),
        "" => Unforeseen(server, status),
        _ => new(ExitCode.Failure, $"{server}: {Detail} (traceId {TraceId})"),
    };

    /// <summary>All that is wrong with a spec, as of a file's.</summary>
    public static string Describe(ServerAddress server, IReadOnlyCollection<SpecError> errors) =>
        $"{server} refuses the spec, {Format.Plural(errors.Count, "error")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, errors.Select(error => $"  {error}"));

    private static ServerProblem Unknown { get; } = new(null, null, null);

    private string Describe(ServerAddress server) => Errors.Count > 0 ? Describe(server, Errors) : $"{server}: {Detail}";

    // The Functions host checks keys before there is anybody to write a problem document.
    private static CliException Unforeseen(ServerAddress server, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(server),
        HttpStatusCode.NotFound => new(ExitCode.Invalid, $"{server} answers, but has no NasCloud API: expected the address that 'nascloud serve' prints, or that of the Functions app."),
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new(ExitCode.Invalid, $"{server} leads elsewhere, where the key is not sent: name the address that it leads to."),
        _ => new(ExitCode.Failure, $"{server} answered {(int)status}, without saying why."),
    };

    private static CliException Refused(ServerAddress server) =>
        new(ExitCode.Invalid, $"{server} does not take the key, or asks for one: set {ServerKey.Variable} to the key that 'nascloud serve' was started with, or to a function key of the app.");
}
