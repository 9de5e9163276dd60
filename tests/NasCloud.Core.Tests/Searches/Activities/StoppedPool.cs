using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Tests.Searches.Activities;

/// <summary>A pool without trainers that notes when it is stopped, and refuses where a test says so.</summary>
internal sealed class StoppedPool : ITrainerPool
{
    public int Stops { get; private set; }

    public string? Refusal { get; set; }

    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken) =>
        Refusal is { } reason ? throw new TrainersUnavailableException(reason) : Task.CompletedTask;

    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken)
    {
        Stops++;
        return Task.CompletedTask;
    }
}
