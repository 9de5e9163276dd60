using NasCloud.Core.Trials;

namespace NasCloud.Training.Tests.Trials;

/// <summary>Keeps what a trial leaves in memory.</summary>
internal sealed class FakeTrialSession : ITrialSession
{
    public byte[]? Checkpoint { get; set; }

    /// <summary>What another candidate left.</summary>
    public byte[]? Inherited { get; init; }

    public List<LearningCurvePoint> Curve { get; } = [];

    public Dictionary<string, byte[]> Results { get; } = [];

    /// <summary>How often progress was reported.</summary>
    public int Beats { get; private set; }

    /// <summary>Called after each checkpoint with its epoch.</summary>
    public Action<int>? Saved { get; set; }

    public Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Checkpoint is null ? null : new MemoryStream(Checkpoint));

    public Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Inherited is null ? null : new MemoryStream(Inherited));

    public Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken)
    {
        Checkpoint = Read(content);
        Saved?.Invoke(epoch);
        return Task.CompletedTask;
    }

    public Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken)
    {
        if (Curve.TrueForAll(other => other.Epoch < point.Epoch))
            Curve.Add(point);
        return Task.CompletedTask;
    }

    public void ReportProgress() => Beats++;

    public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Results[name] = Read(content);
        return Task.CompletedTask;
    }

    private static byte[] Read(Stream content)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
