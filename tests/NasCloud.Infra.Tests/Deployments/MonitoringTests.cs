namespace NasCloud.Infra.Tests.Deployments;

public sealed class MonitoringTests
{
    [Fact]
    public async Task LocalAuthentication_OfEveryDeployment_IsOff()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal("true", deployment.Single("Microsoft.Insights/components").Text("properties.DisableLocalAuth"));
        Assert.Equal("true", deployment.Single("Microsoft.OperationalInsights/workspaces").Text("properties.features.disableLocalAuth"));
    }

    [Fact]
    public async Task Insights_OfEveryDeployment_KeepTheirDataInTheWorkspace()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal(
            deployment.Single("Microsoft.OperationalInsights/workspaces").Id,
            deployment.Single("Microsoft.Insights/components").Text("properties.WorkspaceResourceId"));
    }
}
