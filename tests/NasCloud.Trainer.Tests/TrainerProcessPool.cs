using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;

namespace NasCloud.Trainer.Tests;

/// <summary>Trainer processes in place of container executions.</summary>
internal sealed class TrainerProcessPool(IReadOnlyDictionary<string, string> environment) : ITrainerPool, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<TrainerProcess> _processes = [];

    /// <summary>All that were ever started.</summary>
    public IReadOnlyList<TrainerProcess> Processes
    {
        get
        {
            lock (_lock)
                return [.. _processes];
        }
    }

    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            for (var up = _processes.Count(each => !each.HasExited); up < count; up++)
            {
                var own = new Dictionary<string, string>(environment)
                {
                    ["NASCLOUD_SEARCH"] = searchId.Value,
                    ["NASCLOUD_TRAINER"] = $"trainer-{_processes.Count + 1}",
                    [TrainerRequest.Variable] = TrainerRequest.Format(TimeProvider.System.GetUtcNow()),
                };
                _processes.Add(TrainerProcess.Start(own));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken) =>
        Task.WhenAll(Processes.Where(each => !each.HasExited).Select(each => each.TerminateAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes)
            await process.DisposeAsync();
    }
}
