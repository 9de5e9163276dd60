using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches;

/// <summary>Removes checkpoints that no trial can go on from any more; kept, they would fill the disk.</summary>
/// <param name="repository">Where they are.</param>
/// <param name="id">The search.</param>
/// <param name="areInherited">Whether later candidates may begin with the weights of any earlier one.</param>
internal sealed class CheckpointRetention(SearchRepository repository, SearchId id, bool areInherited = false)
{
    /// <summary>Removes what the end of a trial made superfluous: its parent's checkpoint, and its own unless it may be gone on from.</summary>
    /// <param name="ended">A trial with its score.</param>
    /// <param name="maxEpochs">The most epochs a search trial trains.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task AfterTrialAsync(Observation ended, int maxEpochs, CancellationToken cancellationToken)
    {
        // The supernet's stays for the candidates to come.
        if (ended.Trial.ContinuesFrom is { } parent and not Trial.SupernetNumber && !areInherited)
            await RemoveAsync(parent, cancellationToken);
        if (ended.Trial.Kind != TrialKind.Supernet && !MayBeNeeded(ended, maxEpochs))
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

    private bool MayBeNeeded(Observation trial, int maxEpochs) =>
        trial.HasMetrics && trial.Trial.Kind == TrialKind.Search && (areInherited || trial.Trial.Epochs < maxEpochs);

    private Task RemoveAsync(int trial, CancellationToken cancellationToken) =>
        repository.Store.DeleteAsync(SearchPaths.Checkpoint(id, trial), cancellationToken);
}
