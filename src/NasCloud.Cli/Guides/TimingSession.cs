using NasCloud.Core.Trials;

namespace NasCloud.Cli.Guides;

/// <summary>A training that leaves nothing behind but how long its epochs took.</summary>
internal sealed class TimingSession : ITrialSession
{
    private readonly List<double> _seconds = [];

    /// <summary>Seconds that each epoch took so far.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    public Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken)
    {
        _seconds.Add(point.Seconds);
        return Task.CompletedTask;
    }

    public void ReportProgress()
    {
    }

    public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;
}
