using NasCloud.Core.Searches;
using NasCloud.Functions.Activities;
using NasCloud.Functions.Tests.Hosting;
using NasCloud.Testing.Storage;

namespace NasCloud.Functions.Tests.Activities;

public sealed class OwnedSearchesTests
{
    private static readonly SearchId Id = new("search-1");

    private readonly FakeOwnership _ownership = new();
    private readonly OwnedSearches _owned;
    private int _runs;

    public OwnedSearchesTests() => _owned = new OwnedSearches(_ownership, new SearchSessions(new SearchRepository(new InMemoryObjectStore())));

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Ours_HoldsItAndRuns()
    {
        Assert.Equal(1, await _owned.RunAsync(Id, Activity, Test));

        Assert.Equal(["hold search-1"], _ownership.Calls);
    }

    [Fact]
    public async Task RunLastAsync_Ours_GivesItUpAfterwards()
    {
        Assert.Equal(1, await _owned.RunLastAsync(Id, Activity, Test));

        Assert.Equal(["hold search-1", "release search-1"], _ownership.Calls);
    }

    [Fact]
    public async Task RunAsync_DrivenByAnotherProcess_RunsNothing()
    {
        _ownership.IsOthers = true;

        var exception = await Assert.ThrowsAsync<SearchDrivenElsewhereException>(() => _owned.RunLastAsync(Id, Activity, Test));

        Assert.Equal(0, _runs);
        Assert.Equal("Search 'search-1' is driven by another process, to which it is left. End that process first, then resume the search.", exception.Message);
        Assert.Equal(["hold search-1"], _ownership.Calls);
    }

    private Task<int> Activity() => Task.FromResult(++_runs);
}
