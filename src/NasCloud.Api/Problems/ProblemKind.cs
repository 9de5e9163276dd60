using Microsoft.AspNetCore.Http;

namespace NasCloud.Api.Problems;

/// <summary>A kind of problem; docs/http-api.md explains each to callers.</summary>
/// <param name="Name">Its name, kebab-case: the end of <see cref="Type"/>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind in words.</param>
public sealed record ProblemKind(string Name, int Status, string Title)
{
    /// <summary>The spec, or what it needs, is not right.</summary>
    public static ProblemKind InvalidSpec { get; } = new("invalid-spec", StatusCodes.Status400BadRequest, "The search spec is not valid.");

    /// <summary>A parameter or a header is not right.</summary>
    public static ProblemKind InvalidRequest { get; } = new("invalid-request", StatusCodes.Status400BadRequest, "The request is not valid.");

    /// <summary>The caller did not say who it is.</summary>
    public static ProblemKind Unauthorized { get; } = new("unauthorized", StatusCodes.Status401Unauthorized, "The key is missing or wrong.");

    /// <summary>The request comes from where none is taken from.</summary>
    public static ProblemKind Forbidden { get; } = new("forbidden", StatusCodes.Status403Forbidden, "The request is refused.");

    /// <summary>No route has this address.</summary>
    public static ProblemKind NoSuchAddress { get; } = new("no-such-address", StatusCodes.Status404NotFound, "There is nothing at this address.");

    /// <summary>The search is not there.</summary>
    public static ProblemKind NoSuchSearch { get; } = new("no-such-search", StatusCodes.Status404NotFound, "There is no such search.");

    /// <summary>The search has no such trial.</summary>
    public static ProblemKind NoSuchTrial { get; } = new("no-such-trial", StatusCodes.Status404NotFound, "There is no such trial.");

    /// <summary>The search has no result, or no model.</summary>
    public static ProblemKind NoResult { get; } = new("no-result", StatusCodes.Status404NotFound, "There is no such result.");

    /// <summary>The address takes other methods.</summary>
    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This address takes other methods.");

    /// <summary>The search has ended.</summary>
    public static ProblemKind SearchEnded { get; } = new("search-ended", StatusCodes.Status409Conflict, "The search has ended.");

    /// <summary>The search is being cancelled.</summary>
    public static ProblemKind SearchCancelling { get; } = new("search-cancelling", StatusCodes.Status409Conflict, "The search is being cancelled.");

    /// <summary>The search may be running.</summary>
    public static ProblemKind SearchRunning { get; } = new("search-running", StatusCodes.Status409Conflict, "The search runs.");

    /// <summary>The search stands still already, stopped by a problem.</summary>
    public static ProblemKind SearchStopped { get; } = new("search-stopped", StatusCodes.Status409Conflict, "The search has stopped on a problem.");

    /// <summary>The search has found nothing yet.</summary>
    public static ProblemKind NothingFound { get; } = new("nothing-found", StatusCodes.Status409Conflict, "The search has found nothing yet.");

    /// <summary>What an earlier request with this key made was deleted.</summary>
    public static ProblemKind SearchDeleted { get; } = new("search-deleted", StatusCodes.Status410Gone, "The search was deleted.");

    /// <summary>The body is too long.</summary>
    public static ProblemKind TooLarge { get; } = new("too-large", StatusCodes.Status413PayloadTooLarge, "The body is too long.");

    /// <summary>The body does not say that it is JSON.</summary>
    public static ProblemKind NotJson { get; } = new("not-json", StatusCodes.Status415UnsupportedMediaType, "The body has to be JSON.");

    /// <summary>The key came with another body before.</summary>
    public static ProblemKind KeyReused { get; } = new("key-reused", StatusCodes.Status422UnprocessableEntity, "The idempotency key was used for another request.");

    /// <summary>What is kept of the search can't be read.</summary>
    public static ProblemKind Damaged { get; } = new("damaged", StatusCodes.Status500InternalServerError, "What is kept of the search can't be read.");

    /// <summary>An error that was not foreseen.</summary>
    public static ProblemKind Unexpected { get; } = new("unexpected", StatusCodes.Status500InternalServerError, "An unexpected error.");

    /// <summary>The store does not answer.</summary>
    public static ProblemKind StoreUnavailable { get; } = new("store-unavailable", StatusCodes.Status503ServiceUnavailable, "The store does not answer.");

    /// <summary>The kind's name for programs, stable: <c>urn:nascloud:problem:no-such-search</c>.</summary>
    public string Type => $"urn:nascloud:problem:{Name}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidSpec, InvalidRequest, Unauthorized, Forbidden, NoSuchAddress, NoSuchSearch, NoSuchTrial, NoResult, MethodNotAllowed,
        SearchEnded, SearchCancelling, SearchRunning, SearchStopped, NothingFound, SearchDeleted, TooLarge, NotJson, KeyReused, Damaged, Unexpected, StoreUnavailable,
    ];
}
