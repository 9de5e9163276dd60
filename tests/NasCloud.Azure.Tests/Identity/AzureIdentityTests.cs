using Azure.Core;
using Azure.Identity;
using Moq;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Jobs;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Identity;

public sealed class AzureIdentityTests
{
    private readonly Mock<TokenCredential> _credential = new();
    private readonly AzureIdentity _identity;

    public AzureIdentityTests()
    {
        _credential.Setup(each => each.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new CredentialUnavailableException("No identity was found: s3cret."));
        _identity = new AzureIdentity(_credential.Object);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_NoCredential_SaysWhatToDo()
    {
        var store = new BlobObjectStore(BlobContainers.Open(StorageAddress.Parse("https://acct.blob.core.windows.net"), _identity));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("a", Token));
        Assert.Equal("a: no credential was accepted. Sign in with 'az login' or 'azd auth login', or give this host a managed identity.", error.Message);
        AskedFor("https://storage.azure.com/.default");
    }

    [Fact]
    public async Task Pool_NoCredential_SaysWhatToDo()
    {
        var job = ContainerJobAddress.Parse("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/jobs/trainer");
        var repository = new SearchRepository(new InMemoryObjectStore(TimeProvider.System));
        var pool = ContainerTrainerPools.Create(job, _identity, repository, TimeProvider.System);

        var error = await Assert.ThrowsAsync<TrainersUnavailableException>(() => pool.EnsureAsync(new SearchId("search-0001"), 1, Token));
        Assert.Equal("No credential was accepted by Azure Resource Manager: give this host the managed identity that may start the job.", error.Message);
        AskedFor("https://management.azure.com/.default");
    }

    [Fact]
    public async Task Orphans_NoCredential_SaysWhatToDo()
    {
        var job = ContainerJobAddress.Parse("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/jobs/trainer");
        var repository = new SearchRepository(new InMemoryObjectStore(TimeProvider.System));
        var orphans = ContainerTrainerPools.CreateOrphans(job, _identity, repository, TimeProvider.System);

        await Assert.ThrowsAsync<TrainersUnavailableException>(() => orphans.StopAsync(Token));
        AskedFor("https://management.azure.com/.default");
    }

    [Fact]
    public void FromEnvironment_NothingAskedYet_LooksForNoCredential()
    {
        var looked = false;
        var identity = AzureIdentity.FromEnvironment(_ =>
        {
            looked = true;
            return null;
        });

        Assert.False(looked);
        Assert.NotNull(identity.Credential);
        Assert.True(looked);
    }

    private void AskedFor(string scope) => _credential.Verify(
        each => each.GetTokenAsync(It.Is<TokenRequestContext>(context => context.Scopes.Single() == scope), It.IsAny<CancellationToken>()), Times.AtLeastOnce);
}
