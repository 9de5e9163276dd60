namespace NasCloud.Infra.Tests.Deployments;

public sealed class TrainerEnvironmentTests
{
    private const string Environment = "Microsoft.App/managedEnvironments";

    [Fact]
    public async Task Profiles_ByDefault_AreProcessorsAndT4()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal(["Consumption", "Consumption-GPU-NC8as-T4"], Profiles(deployment));
    }

    [Fact]
    public async Task Profiles_ForProcessors_AskForNoQuotaOfGpus()
    {
        var deployment = await Deployment.OfEverythingAsync("cpu");

        Assert.Equal(["Consumption"], Profiles(deployment));
    }

    [Fact]
    public async Task Logs_OfTheEnvironment_GoToTheWorkspaceWithoutItsKey()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal("azure-monitor", deployment.Single(Environment).Text("properties.appLogsConfiguration.destination"));
        Assert.Equal(
            deployment.Single("Microsoft.OperationalInsights/workspaces").Id,
            deployment.Single("Microsoft.Insights/diagnosticSettings").Text("properties.workspaceId"));
    }

    private static IEnumerable<string> Profiles(Deployment deployment) =>
        deployment.Single(Environment)["properties.workloadProfiles"]!.AsArray()
            .Select(profile => (string)profile!["workloadProfileType"]!);
}
