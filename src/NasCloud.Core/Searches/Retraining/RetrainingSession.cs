using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>A training's link to the store: everything lies in the seed's own folder.</summary>
/// <param name="repository">The store.</param>
/// <param name="training">The training.</param>
/// <param name="trained">Told of each epoch.</param>
internal sealed class RetrainingSession(SearchRepository repository, RetrainedSeed training, Action<LearningCurvePoint> trained) : ITrialSession
{
    private readonly CurveLog _curve = new(repository.Store, training.File("curve.jsonl"));

    public Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken) =>
        repository.Store.OpenReadAsync(CheckpointPath, cancellationToken);

    public Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public async Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken)
    {
        await repository.Store.UploadAsync(CheckpointPath, content, cancellationToken);
        await repository.ReplaceJsonAsync(ProgressPath, new TrialProgressRecord(epoch), cancellationToken);
    }

    public async Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken)
    {
        await _curve.AddAsync(point, cancellationToken);
        trained(point);
    }

    // Whoever waits for it sees its epochs; it has the process to itself, and nobody takes over what hangs.
    public void ReportProgress()
    {
    }

    public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken) =>
        repository.Store.UploadAsync(training.File(name), content, cancellationToken);

    /// <summary>The epochs that the checkpoint holds; 0 where there is none.</summary>
    public async Task<int> TrainedEpochsAsync(CancellationToken cancellationToken) =>
        (await repository.ReadJsonAsync<TrialProgressRecord>(ProgressPath, cancellationToken))?.Epoch ?? 0;

    /// <summary>Removes what nothing goes on from any more.</summary>
    public async Task RemoveCheckpointAsync(CancellationToken cancellationToken)
    {
        await repository.Store.DeleteAsync(CheckpointPath, cancellationToken);
        await repository.Store.DeleteAsync(ProgressPath, cancellationToken);
    }

    private string CheckpointPath => training.File("checkpoint");

    private string ProgressPath => training.File("progress.json");
}
