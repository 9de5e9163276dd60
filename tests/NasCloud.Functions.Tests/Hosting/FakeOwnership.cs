using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;

namespace NasCloud.Functions.Tests.Hosting;

internal sealed class FakeOwnership : ISearchOwnership
{
    public bool IsOthers { get; set; }

    public List<string> Calls { get; } = [];

    public Task<bool> HoldAsync(SearchId id, CancellationToken cancellationToken)
    {
        Calls.Add($"hold {id}");
        return Task.FromResult(!IsOthers);
    }

    public Task ReleaseAsync(SearchId id, CancellationToken cancellationToken)
    {
        Calls.Add($"release {id}");
        return Task.CompletedTask;
    }
}
