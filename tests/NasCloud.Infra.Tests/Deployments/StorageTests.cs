namespace NasCloud.Infra.Tests.Deployments;

public sealed class StorageTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    [Theory]
    [InlineData("properties.allowSharedKeyAccess", "false")]
    [InlineData("properties.allowBlobPublicAccess", "false")]
    [InlineData("properties.supportsHttpsTrafficOnly", "true")]
    [InlineData("properties.minimumTlsVersion", "TLS1_2")]
    public async Task Account_OfEveryDeployment_IsReachedByIdentityOverTlsOnly(string setting, string expected)
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal(expected, deployment.Single(Account).Text(setting));
    }

    [Fact]
    public async Task Containers_OfEveryDeployment_AreTheSearchesAndTheAppsPackageAndPrivate()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var containers = deployment.Resources.Where(resource => resource.Type == Account + "/blobServices/containers").ToList();
        Assert.Equal(["functions", "nascloud"], containers.Select(container => container.Name.Split('/')[^1]).Order());
        Assert.All(containers, container => Assert.Equal("None", container.Text("properties.publicAccess")));
    }

    [Fact]
    public async Task Blobs_WhenOverwritten_AreNotKept()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var service = deployment.Single(Account + "/blobServices");
        Assert.Equal("false", service.Text("properties.deleteRetentionPolicy.enabled"));
        Assert.Equal("false", service.Text("properties.isVersioningEnabled"));
    }
}
