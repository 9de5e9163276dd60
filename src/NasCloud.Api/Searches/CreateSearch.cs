using Microsoft.Extensions.Logging;
using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Searches;

/// <summary><c>POST /searches</c>: creates a search of a spec and has it started.</summary>
internal sealed class CreateSearch(
    SpecIntake intake,
    RequestLog requests,
    SearchCreator creator,
    SearchRepository repository,
    ISearchLauncher launcher,
    ILogger<CreateSearch> logger)
{
    /// <summary>Names a request that may be repeated.</summary>
    public static RequestParameter.Header Key { get; } = new("Idempotency-Key");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var key = IdempotencyKey.Read(request, Key);
        var body = await request.ReadJsonAsync();
        var id = key is null ? await CreateAsync(body, request.Aborted) : await CreateOnceAsync(key, body, request.Aborted);
        var status = await repository.ReadStatusAsync(id, request.Aborted);
        return SearchTicket.Accepted(request, id, status?.State ?? SearchState.Created);
    }

    private async Task<SearchId> CreateAsync(byte[] body, CancellationToken cancellationToken)
    {
        var verdict = await ReadAsync(body, cancellationToken);
        var manifest = await creator.CreateAsync(verdict.Spec!, verdict.Dataset, cancellationToken);
        ApiLog.Created(logger, manifest.Id.Value);
        await launcher.StartAsync(manifest.Id, cancellationToken);
        return manifest.Id;
    }

    // Which search the key stands for is written before the search is: whatever breaks in between, a repeat goes on with that one.
    private async Task<SearchId> CreateOnceAsync(IdempotencyKey key, byte[] body, CancellationToken cancellationToken)
    {
        var hash = IdempotencyKey.Hash(body);
        var record = await requests.FindAsync(key, hash, cancellationToken);
        if (record is { IsDone: true })
            return await ExistingAsync(record.SearchId, cancellationToken);
        var verdict = await ReadAsync(body, cancellationToken);
        record ??= await requests.ClaimAsync(key, hash, SearchCreator.UniqueId(verdict.Spec!.Name), cancellationToken);
        await creator.CreateAsync(record.SearchId, verdict.Spec!, verdict.Dataset, cancellationToken);
        ApiLog.Created(logger, record.SearchId.Value);
        if (await IsUntouchedAsync(record.SearchId, cancellationToken))
            await launcher.StartAsync(record.SearchId, cancellationToken);
        await requests.CompleteAsync(key, record, cancellationToken);
        return record.SearchId;
    }

    private async Task<SpecVerdict> ReadAsync(byte[] body, CancellationToken cancellationToken)
    {
        var verdict = await intake.ReadAsync(body, cancellationToken);
        return verdict.Spec is null ? throw new ApiProblemException(ApiProblem.InvalidSpec(verdict.Errors)) : verdict;
    }

    private async Task<SearchId> ExistingAsync(SearchId id, CancellationToken cancellationToken) =>
        await repository.Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is null
            ? throw new ApiProblemException(ApiProblem.SearchDeleted(id))
            : id;

    // A repeat must not wake a search that was started already and has been paused since.
    private async Task<bool> IsUntouchedAsync(SearchId id, CancellationToken cancellationToken) =>
        await repository.ReadStatusAsync(id, cancellationToken) is null && await repository.ReadWishAsync(id, cancellationToken) == ControlWish.Run;
}
