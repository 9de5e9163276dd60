namespace NasCloud.Infra.Tests.Deployments;

public sealed class RegistryTests
{
    [Fact]
    public async Task Registry_OfEveryDeployment_HasNoAdministratorAndNoGuests()
    {
        var registry = (await Deployment.OfEverythingAsync()).Single("Microsoft.ContainerRegistry/registries");

        Assert.Equal("false", registry.Text("properties.adminUserEnabled"));
        Assert.Equal("false", registry.Text("properties.anonymousPullEnabled"));
        Assert.Equal("Basic", registry.Text("sku.name"));
    }

    [Fact]
    public async Task Registry_OfAnotherSku_IsThat()
    {
        var registry = (await Deployment.OfEveryOptionAsync()).Single("Microsoft.ContainerRegistry/registries");

        Assert.Equal("Premium", registry.Text("sku.name"));
    }
}
