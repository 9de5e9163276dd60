namespace NasCloud.Infra.Tests.Deployments;

/// <summary>Every role that a deployment gives, so that one more is a failed test.</summary>
public sealed class AccessTests
{
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string DurableTaskDataContributor = "0ad04412-c4d5-4796-b79c-f76d14c8d402";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";

    [Fact]
    public async Task Grants_OfProvisioning_AreTheseAndNoMore()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var (storage, registry, insights) = Scopes(deployment);
        Assert.Equal(
            Sorted(
            [
                new("functions", BlobDataOwner, storage),
                new("functions", QueueDataContributor, storage),
                new("functions", TableDataContributor, storage),
                new("functions", MonitoringMetricsPublisher, insights),
                new("trainer", BlobDataContributor, $"{storage}/blobServices/default/containers/nascloud"),
                new("trainer", AcrPull, registry),
                new("trainer", MonitoringMetricsPublisher, insights),
            ]),
            Sorted(deployment.Grants));
    }

    [Fact]
    public async Task Grants_ToWhoeverDeploys_AreTheSearchesOnly()
    {
        var deployment = await Deployment.OfEveryOptionAsync();

        var (storage, _, _) = Scopes(deployment);
        Assert.Equal(
            [new(Deployment.Principal, BlobDataContributor, $"{storage}/blobServices/default/containers/nascloud")],
            deployment.Grants.Where(grant => grant.Holder == Deployment.Principal));
    }

    [Fact]
    public async Task Grants_WithTheScheduler_AddTheAppsRoleOnIt()
    {
        var without = await Deployment.OfEverythingAsync();
        var with = await Deployment.OfEveryOptionAsync();

        var scheduler = with.Single("Microsoft.DurableTask/schedulers");
        Assert.Equal(
            [new("functions", DurableTaskDataContributor, $"{scheduler.Type}/{scheduler.Name}")],
            with.Grants.Except(without.Grants).Where(grant => grant.Holder != Deployment.Principal));
    }

    [Fact]
    public async Task Grants_OfTheTrainersDeployment_LetTheAppStartTheJob()
    {
        var deployment = await Deployment.OfTrainerAsync();

        var role = deployment.Single("Microsoft.Authorization/roleDefinitions");
        var job = deployment.Single("Microsoft.App/jobs");
        Assert.Equal([new("functions", role.Name, $"{job.Type}/{job.Name}")], deployment.Grants);
    }

    [Fact]
    public async Task CustomRole_OfTheApp_AllowsFourActionsAndNoData()
    {
        var deployment = await Deployment.OfTrainerAsync();

        var role = deployment.Single("Microsoft.Authorization/roleDefinitions");
        Assert.Equal(["actions"], role.Keys("properties.permissions.0"));
        Assert.Equal(
            [
                "Microsoft.App/jobs/executions/read",
                "Microsoft.App/jobs/read",
                "Microsoft.App/jobs/start/action",
                "Microsoft.App/jobs/stop/action",
            ],
            role["properties.permissions.0.actions"]!.AsArray().Select(action => (string)action!).Order(StringComparer.Ordinal));
        Assert.Equal([Deployment.Group], role["properties.assignableScopes"]!.AsArray().Select(scope => (string)scope!));
    }

    private static (string Storage, string Registry, string Insights) Scopes(Deployment deployment) =>
        (Scope(deployment, "Microsoft.Storage/storageAccounts"),
        Scope(deployment, "Microsoft.ContainerRegistry/registries"),
        Scope(deployment, "Microsoft.Insights/components"));

    private static string Scope(Deployment deployment, string type) => $"{type}/{deployment.Single(type).Name}";

    private static IEnumerable<RoleGrant> Sorted(IEnumerable<RoleGrant> grants) =>
        grants.OrderBy(grant => grant.ToString(), StringComparer.Ordinal);
}
