using NasCloud.Api.Problems;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>Remembers in the store what requests with a key were answered with, so that a repeated one does nothing twice.</summary>
internal sealed class RequestLog(SearchRepository repository, TimeProvider time)
{
    /// <summary>The record of a key; null where it is new.</summary>
    /// <exception cref="ApiProblemException">The key came with another body.</exception>
    public async Task<RequestRecord?> FindAsync(IdempotencyKey key, string bodyHash, CancellationToken cancellationToken)
    {
        var record = await repository.ReadJsonAsync<RequestRecord>(key.StorePath, cancellationToken);
        return record is null || record.BodyHash == bodyHash ? record : throw new ApiProblemException(ApiProblem.KeyReused);
    }

    /// <summary>Notes which search a key stands for, unless another request with it was first; the first one's record.</summary>
    /// <exception cref="ApiProblemException">The first one had another body.</exception>
    public async Task<RequestRecord> ClaimAsync(IdempotencyKey key, string bodyHash, SearchId id, CancellationToken cancellationToken)
    {
        var record = new RequestRecord(id, bodyHash, time.GetUtcNow());
        return await repository.CreateJsonAsync(key.StorePath, record, cancellationToken)
            ? record
            : (await FindAsync(key, bodyHash, cancellationToken))!;
    }

    /// <summary>Notes that nothing is left to do for a request.</summary>
    public Task CompleteAsync(IdempotencyKey key, RequestRecord record, CancellationToken cancellationToken) =>
        repository.ReplaceJsonAsync(key.StorePath, record with { IsDone = true }, cancellationToken);
}
