using NasCloud.Infra.Tests.Images;

namespace NasCloud.Infra.Tests.Deployments;

public sealed class TrainerJobTests
{
    private const string Job = "Microsoft.App/jobs";
    private const string Container = "properties.template.containers.0";

    [Fact]
    public async Task Environment_OfTheContainer_IsTheseAndNoMore()
    {
        var environment = Environment(await Deployment.OfTrainerAsync());

        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AZURE_CLIENT_ID",
                "NASCLOUD_DATA",
                "NASCLOUD_IDLE_TIMEOUT",
                "NASCLOUD_SEARCH",
                "NASCLOUD_STORAGE",
            ],
            environment.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("", environment["NASCLOUD_SEARCH"]);
        Assert.Equal("2m", environment["NASCLOUD_IDLE_TIMEOUT"]);
        Assert.Contains("/id-trainer-", environment["AZURE_CLIENT_ID"]);
    }

    [Fact]
    public async Task Environment_OfTheContainer_NamesTheStorageOfTheApp()
    {
        var trainer = await Deployment.OfTrainerAsync();
        var everything = await Deployment.OfEverythingAsync();

        var storage = Environment(trainer)["NASCLOUD_STORAGE"];
        Assert.Equal(everything.Single("Microsoft.Web/sites/config", "appsettings").Text("properties.NASCLOUD_STORAGE"), storage);
        Assert.EndsWith("'nascloud')]", storage);
    }

    [Fact]
    public async Task Environment_OfTheContainer_NamesTheFolderThatTheImageMakes()
    {
        var environment = Environment(await Deployment.OfTrainerAsync());

        Assert.Equal(Dockerfile.OfTrainer.FinalVariables["NASCLOUD_DATA"], environment["NASCLOUD_DATA"]);
    }

    [Theory]
    [InlineData("properties.configuration.triggerType", "Manual")]
    [InlineData("properties.configuration.manualTriggerConfig.parallelism", "1")]
    [InlineData("properties.configuration.manualTriggerConfig.replicaCompletionCount", "1")]
    [InlineData("properties.configuration.replicaRetryLimit", "0")]
    [InlineData("properties.configuration.replicaTimeout", "86400")]
    [InlineData(Container + ".image", "registry.example/trainer:1")]
    public async Task Job_ByDefault_IsOneTrainerForADay(string setting, string expected)
    {
        var deployment = await Deployment.OfTrainerAsync();

        Assert.Equal(expected, deployment.Single(Job).Text(setting));
    }

    [Fact]
    public async Task Job_WithATimeout_IsStoppedByIt()
    {
        var deployment = await Deployment.OfTrainerAsync(
            "t4",
            ("NASCLOUD_TRAINER_TIMEOUT", "7200"),
            ("NASCLOUD_TRAINER_IDLE_TIMEOUT", "30s"));

        Assert.Equal("7200", deployment.Single(Job).Text("properties.configuration.replicaTimeout"));
        Assert.Equal("30s", Environment(deployment)["NASCLOUD_IDLE_TIMEOUT"]);
    }

    [Fact]
    public async Task Job_OfEveryDeployment_PullsItsImageWithItsOnlyIdentity()
    {
        var deployment = await Deployment.OfTrainerAsync();

        var job = deployment.Single(Job);
        var identity = Assert.Single(job.Keys("identity.userAssignedIdentities"));
        Assert.Contains("/id-trainer-", identity);
        Assert.Equal(identity, job.Text("properties.configuration.registries.0.identity"));
        Assert.Equal(["identity", "server"], job.Keys("properties.configuration.registries.0").Order());
    }

    [Theory]
    [InlineData("cpu", "4.0", "8Gi")]
    [InlineData("t4", "8.0", "56Gi")]
    [InlineData("a100", "24.0", "220Gi")]
    public async Task Job_OnEachDevice_TakesAllThatItsProfileHas(string device, string cpu, string memory)
    {
        var job = (await Deployment.OfTrainerAsync(device)).Single(Job);

        Assert.Equal(cpu, job.Text(Container + ".resources.cpu"));
        Assert.Equal(memory, job.Text(Container + ".resources.memory"));
    }

    [Theory]
    [InlineData("cpu", "Consumption")]
    [InlineData("t4", "Consumption-GPU-NC8as-T4")]
    [InlineData("a100", "Consumption-GPU-NC24-A100")]
    public async Task Job_OnEachDevice_RunsInAProfileThatTheEnvironmentHas(string device, string profileType)
    {
        var everything = await Deployment.OfEverythingAsync(device);
        var job = (await Deployment.OfTrainerAsync(device)).Single(Job);

        var environment = everything.Single("Microsoft.App/managedEnvironments");
        Assert.Equal(environment.Id, job.Text("properties.environmentId"));
        var profile = Assert.Single(
            environment["properties.workloadProfiles"]!.AsArray(),
            profile => (string)profile!["name"]! == job.Text("properties.workloadProfileName"));
        Assert.Equal(profileType, (string)profile!["workloadProfileType"]!);
    }

    private static Dictionary<string, string> Environment(Deployment deployment) =>
        deployment.Single(Job)[Container + ".env"]!.AsArray().ToDictionary(
            variable => (string)variable!["name"]!,
            variable => (string)variable!["value"]!);
}
