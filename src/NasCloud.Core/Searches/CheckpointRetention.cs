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
        if (ended.Trial.ContinuesFrom is { } parent)
            await RemoveAsync(parent, cancellationToken);
        if (!MayBePromoted(ended, maxEpochs))
            await RemoveAsync(ended.Trial.Number, cancellationToken);
    }

    /// <summary>Removes the checkpoints that waited for a promotion, once there will be none.</summary>
    public async Task AfterSearchAsync(IEnumerable<Observation> trials, int maxEpochs, CancellationToken cancellationToken)
    {
        foreach (var trial in trials.Where(trial => MayBePromoted(trial, maxEpochs)))
            await RemoveAsync(trial.Trial.Number, cancellationToken);
    }

    private static bool MayBePromoted(Observation trial, int maxEpochs) =>
        trial.HasMetrics && trial.Trial.Kind == TrialKind.Search && trial.Trial.Epochs < maxEpochs;

    private Task RemoveAsync(int trial, CancellationToken cancellationToken) =>
        repository.Store.DeleteAsync(SearchPaths.Checkpoint(id, trial), cancellationToken);
}
