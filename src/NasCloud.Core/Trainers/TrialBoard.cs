using System.Globalization;
using NasCloud.Core.Searches;

namespace NasCloud.Core.Trainers;

/// <summary>The open trials of a search, for a trainer to claim.</summary>
internal sealed class TrialBoard(SearchRepository repository, SearchId id, TimeSpan claimDuration)
{
    /// <summary>Claims the first open trial that nobody holds; null when there is none.</summary>
    public async Task<Claim?> TryClaimAsync(CancellationToken cancellationToken)
    {
        await foreach (var path in repository.Store.ListFreeAsync(SearchPaths.Board(id), cancellationToken))
        {
            if (await repository.Store.TryLeaseAsync(path, claimDuration, cancellationToken) is { } lease)
                return new Claim(int.Parse(path.AsSpan(path.LastIndexOf('/') + 1), CultureInfo.InvariantCulture), lease);
        }

        return null;
    }

    /// <summary>Takes a trial off the board.</summary>
    public Task RemoveAsync(int trial, CancellationToken cancellationToken) =>
        repository.Store.DeleteAsync(SearchPaths.BoardEntry(id, trial), cancellationToken);
}
