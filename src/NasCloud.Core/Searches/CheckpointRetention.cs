using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches;

/// <summary>Removes checkpoints that no trial can go on from any more; kept, they would fill the disk.</summary>
internal sealed class CheckpointRetention(SearchRepository repository, SearchId id)
{
    /// <summary>Removes what the end of a trial made superfluous: its parent's checkpoint, and its own unless it may be promoted.</summary>
    /// <param name="ended">A trial with its score.</param>
    /// <param name="maxEpochs">The most epochs a search trial trains.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task AfterTrialAsync(Observation ended, int maxEpochs, CancellationToken cancellationToken)
    {
        // The supernet's stays for the candidates to come.
        if (ended.Trial.ContinuesFrom is { } parent and not Trial.SupernetNumber)
            await RemoveAsync(parent, cancellationToken);
        if (ended.Trial.Kind != TrialKind.Supernet && !MayBePromoted(ended, maxEpochs))
            await RemoveAsync(ended.Trial.Number, cancellationToken);
    }

    /// <summary>Removes all that is left: what waited for a promotion, and what a crash left behind.</summary>
    public async Task AfterSearchAsync(CancellationToken cancellationToken)
    {
        // Found by a listing: few trials of many still have one, and over a network each try costs.
        await foreach (var path in repository.Store.ListAsync(SearchPaths.Trials(id), cancellationToken))
        {
            if (SearchPaths.IsCheckpoint(path))
                await repository.Store.DeleteAsync(path, cancellationToken);
        }
    }

    private static bool MayBePromoted(Observation trial, int maxEpochs) =>
        trial.HasMetrics && trial.Trial.Kind == TrialKind.Search && trial.Trial.Epochs < maxEpochs;

    private Task RemoveAsync(int trial, CancellationToken cancellationToken) =>
        repository.Store.DeleteAsync(SearchPaths.Checkpoint(id, trial), cancellationToken);
}
