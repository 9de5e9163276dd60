using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>An attempt's link to the store.</summary>
internal sealed class TrialSession(SearchRepository repository, SearchId id, Trial trial, Action progress, AttemptTelemetry? telemetry) : ITrialSession
{
    private long? _curveLength;
    private int _lastEpoch;

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
        await OpenCurveAsync(cancellationToken);
        if (point.Epoch <= _lastEpoch)
            return;
        var line = CurveJson.Write(point);
        if (!await repository.Store.AppendAsync(SearchPaths.Curve(id, trial.Number), line, _curveLength!.Value, cancellationToken))
        {
            // An append whose answer was lost took place after all: read where the curve stands and look again.
            _curveLength = null;
            await ReportEpochAsync(point, cancellationToken);
            return;
        }

        _curveLength += line.Length;
        _lastEpoch = point.Epoch;
        telemetry?.Epoch(point);
    }

    public void ReportProgress() => progress();

    public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken) =>
        repository.Store.UploadAsync(SearchPaths.ResultFile(id, name), content, cancellationToken);

    private async Task OpenCurveAsync(CancellationToken cancellationToken)
    {
        if (_curveLength is not null)
            return;
        var path = SearchPaths.Curve(id, trial.Number);
        var content = await repository.Store.ReadLogAsync(path, 0, cancellationToken);
        _curveLength = content.Length;
        _lastEpoch = CurveJson.Read(path, content) is [.., var last] ? last.Epoch : 0;
    }
}
