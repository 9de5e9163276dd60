using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Searches;

namespace NasCloud.Azure.Tests.Storage;

public sealed class SharedOwnershipTests(AzuriteServer azurite)
{
    private static readonly SearchId Id = new("test");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HoldAsync_OnSeveralMachines_IsHeldByAllOfThem()
    {
        var container = await CreateAsync();

        Assert.True(await new SharedOwnership(container.Client).HoldAsync(Id, Test));
        Assert.True(await new SharedOwnership(container.Client).HoldAsync(Id, Test));
    }

    [Fact]
    public async Task HoldAsync_Held_KeepsAProcessFromTakingItUntilReleased()
    {
        var container = await CreateAsync();
        var store = container.OpenStore();
        var ownership = new SharedOwnership(container.Client);
        await ownership.HoldAsync(Id, Test);

        Assert.Null(await store.TryLeaseAsync(SearchPaths.Manifest(Id), LeaseDuration.Minimum, Test));

        await new SharedOwnership(container.Client).ReleaseAsync(Id, Test);
        await using var lease = await store.TryLeaseAsync(SearchPaths.Manifest(Id), LeaseDuration.Minimum, Test);
        Assert.NotNull(lease);
    }

    [Fact]
    public async Task HoldAsync_HeldByAProcess_IsRefusedAndLeavesItThere()
    {
        var container = await CreateAsync();
        var ownership = new SharedOwnership(container.Client);
        await using var lease = await container.OpenStore().TryLeaseAsync(SearchPaths.Manifest(Id), LeaseDuration.Minimum, Test);

        Assert.False(await ownership.HoldAsync(Id, Test));
        await ownership.ReleaseAsync(Id, Test);

        Assert.True(await lease!.RenewAsync(Test));
    }

    [Fact]
    public async Task HoldAsync_NoSuchSearch_IsNobodysToRefuse()
    {
        var container = await CreateAsync();
        var ownership = new SharedOwnership(container.Client);

        Assert.True(await ownership.HoldAsync(new SearchId("missing"), Test));
        await ownership.ReleaseAsync(new SearchId("missing"), Test);
    }

    [Fact]
    public async Task HoldAsync_SearchIsDeletedMeanwhile_StandsInNobodysWay()
    {
        var container = await CreateAsync();
        await new SharedOwnership(container.Client).HoldAsync(Id, Test);

        await new SearchRepository(container.OpenStore()).DeleteAsync(Id, Test);

        Assert.Null(await container.OpenStore().ReadAsync(SearchPaths.Manifest(Id), Test));
    }

    private async Task<TestContainer> CreateAsync()
    {
        var container = new TestContainer(azurite);
        await new SearchRepository(container.OpenStore()).CreateAsync(TestSearch.Create(id: Id.Value), Test);
        return container;
    }
}
