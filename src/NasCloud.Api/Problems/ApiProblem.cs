using Microsoft.AspNetCore.Http;
using NasCloud.Api.Answers;
using NasCloud.Core.Collections;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Problems;

/// <summary>Why a request is not answered as it asked. Nothing in it tells of paths, secrets or code of the host.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Detail">What is wrong here, with its value, and what to do.</param>
public sealed record ApiProblem(ProblemKind Kind, string Detail)
{
    private const int MostLetters = 64;

    /// <summary>Each thing wrong with what was sent; empty where that is not the problem.</summary>
    public ValueArray<SpecError> Errors { get; init; }

    /// <summary>The methods that the address takes, where another was used.</summary>
    public ValueArray<string> Allow { get; init; }

    /// <summary>When trying again is worth while.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Answers a request with the problem, as <c>application/problem+json</c>.</summary>
    public Task WriteAsync(HttpContext context) => new ProblemAnswer(this) { RetryAfter = RetryAfter }.WriteAsync(context);

    internal static ApiProblem NoSuchAddress { get; } =
        new(ProblemKind.NoSuchAddress, "No route of this API has this address: docs/openapi.yaml lists those there are.");

    internal static ApiProblem TooLarge { get; } =
        new(ProblemKind.TooLarge, "The body has more than 1048576 bytes, which is the most that is read: write less into the spec.");

    internal static ApiProblem StoreUnavailable { get; } =
        new(ProblemKind.StoreUnavailable, "The store failed or does not answer; whether a change took place is not known. Try again later, a new search with the same Idempotency-Key.") { RetryAfter = TimeSpan.FromSeconds(5) };

    internal static ApiProblem Unexpected { get; } =
        new(ProblemKind.Unexpected, "The host met an error that was not foreseen: its log tells more under the traceId.");

    internal static ApiProblem Damaged { get; } =
        new(ProblemKind.Damaged, "A file of the search is damaged, or was written by a newer version: the host's log names it under the traceId.");

    internal static ApiProblem SearchDeleted(SearchId id) =>
        new(ProblemKind.SearchDeleted, $"An earlier request with this Idempotency-Key created search '{id}', which has been deleted since: use a new key for a new search.");

    internal static ApiProblem KeyReused { get; } =
        new(ProblemKind.KeyReused, "An earlier request with this Idempotency-Key had another body: use a new key for another search.");

    internal static ApiProblem MethodNotAllowed(ValueArray<string> methods) =>
        new(ProblemKind.MethodNotAllowed, $"This address takes {string.Join(", ", methods)}.") { Allow = methods };

    internal static ApiProblem NotJson(string? contentType) =>
        new(ProblemKind.NotJson, $"Content-Type is {(string.IsNullOrEmpty(contentType) ? "missing" : $"'{Short(contentType)}'")}: send the spec as application/json.");

    internal static ApiProblem NoSuchSearch(string id) =>
        new(ProblemKind.NoSuchSearch, $"There is no search '{Short(id)}': GET /api/searches lists those there are.");

    internal static ApiProblem NoSuchTrial(string detail) => new(ProblemKind.NoSuchTrial, detail);

    internal static ApiProblem NoResult(string detail) => new(ProblemKind.NoResult, detail);

    internal static ApiProblem InvalidParameter(string name, string message) =>
        new(ProblemKind.InvalidRequest, $"{name} {message}.") { Errors = [new SpecError(name, message)] };

    internal static ApiProblem InvalidSpec(ValueArray<SpecError> errors) =>
        new(ProblemKind.InvalidSpec, $"The spec has {(errors.Count == 1 ? "an error" : $"{errors.Count} errors")}; no search was created.") { Errors = errors };

    internal static ApiProblem SearchEnded(SearchId id, SearchState state) =>
        new(ProblemKind.SearchEnded, $"Search '{id}' has ended already: it is {(state == SearchState.Cancelled ? "cancelled" : "completed")}.");

    internal static ApiProblem SearchCancelling(SearchId id) =>
        new(ProblemKind.SearchCancelling, $"Search '{id}' is being cancelled and will end with the best it has found: that can't be taken back.");

    internal static ApiProblem NothingFound(SearchId id) =>
        new(ProblemKind.NothingFound, $"No trial of search '{id}' has ended with metrics yet, so that there is no winner to train: stop it later, or cancel it.");

    internal static ApiProblem SearchRunning(SearchId id) =>
        new(ProblemKind.SearchRunning, $"Search '{id}' runs or is about to: cancel it first, and delete it once its state is cancelled.");

    internal static ApiProblem SearchStopped(SearchId id) =>
        new(ProblemKind.SearchStopped, $"Search '{id}' has stopped on a problem, which GET /api/searches/{id} tells: resume it once that is mended, or cancel it.");

    /// <summary>A text from outside, cut where it is long.</summary>
    internal static string Short(string text) => text.Length <= MostLetters ? text : text[..MostLetters] + "...";
}
