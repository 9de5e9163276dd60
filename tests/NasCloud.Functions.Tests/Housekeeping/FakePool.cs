using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;

namespace NasCloud.Functions.Tests.Housekeeping;

/// <summary>A pool that asks of some searches whether they are at work, and keeps the answers.</summary>
internal sealed class FakePool(params SearchId[] searches) : ICloudTrainerPool
{
    public Dictionary<string, bool> AtWork { get; } = [];

    public Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<int> StopOrphansAsync(Func<SearchId, CancellationToken, Task<bool>> isAtWork, CancellationToken cancellationToken)
    {
        foreach (var search in searches)
            AtWork[search.Value] = await isAtWork(search, cancellationToken);
        return AtWork.Values.Count(isOne => !isOne);
    }
}
