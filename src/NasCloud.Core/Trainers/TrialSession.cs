using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>An attempt's link to the store.</summary>
internal sealed class TrialSession(SearchRepository repository, SearchId id, Trial trial, Action progress, AttemptTelemetry? telemetry, TrialLog? log) : ITrialSession
{
    private readonly CurveLog _curve = new(repository.Store, SearchPaths.Curve(id, trial.Number));

    public async Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken) =>
        await repository.Store.OpenReadAsync(SearchPaths.Checkpoint(id, trial.Number), cancellationToken)
        ?? (trial.ContinuesFrom is { } parent
            ? await repository.Store.OpenReadAsync(SearchPaths.Checkpoint(id, parent), cancellationToken)
            : null);

    public Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken) => trial.InheritsFrom is { } other
        ? repository.Store.OpenReadAsync(SearchPaths.Checkpoint(id, other), cancellationToken)
        : Task.FromResult<Stream?>(null);

    public async Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken)
    {
        await repository.Store.UploadAsync(SearchPaths.Checkpoint(id, trial.Number), content, cancellationToken);
        await repository.ReplaceJsonAsync(SearchPaths.Progress(id, trial.Number), new TrialProgressRecord(epoch), cancellationToken);
    }

    public async Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken)
    {
        if (await _curve.AddAsync(point, cancellationToken))
            telemetry?.Epoch(point);
        log?.Add(point);
    }

    public void ReportProgress() => progress();

    public void Tell(string text) => log?.Add(text);

    public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken) =>
        repository.Store.UploadAsync(SearchPaths.ResultFile(id, name), content, cancellationToken);
}
