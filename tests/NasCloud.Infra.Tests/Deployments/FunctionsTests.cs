namespace NasCloud.Infra.Tests.Deployments;

public sealed class FunctionsTests
{
    private const string Site = "Microsoft.Web/sites";

    // What the app reads, and what the Functions host reads for it.
    private static readonly string[] Settings =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
        "NASCLOUD_CURRENCY",
        "NASCLOUD_DEVICE_HOUR_PRICE",
        "NASCLOUD_STORAGE",
        "NASCLOUD_TRAINER_JOB",
    ];

    [Fact]
    public async Task Settings_OfTheApp_AreTheseAndNoMore()
    {
        var settings = AppSettings(await Deployment.OfEverythingAsync());

        Assert.Equal(Settings, settings.Keys("properties").Order(StringComparer.Ordinal));
        Assert.Equal("managedidentity", settings.Text("properties.AzureWebJobsStorage__credential"));
    }

    [Fact]
    public async Task Settings_OfTheApp_NameTheAccountAndTheIdentity()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var settings = AppSettings(deployment);
        var clientId = settings.Text("properties.AZURE_CLIENT_ID");
        Assert.Contains("/id-functions-", clientId);
        Assert.Equal(clientId, settings.Text("properties.AzureWebJobsStorage__clientId"));
        Assert.Equal(
            deployment.Single("Microsoft.Storage/storageAccounts").Name,
            settings.Text("properties.AzureWebJobsStorage__accountName"));
    }

    [Fact]
    public async Task Settings_OfTheApp_NameTheJobThatTheTrainersDeploymentMakes()
    {
        var settings = AppSettings(await Deployment.OfEverythingAsync());
        var trainer = await Deployment.OfTrainerAsync();

        Assert.Equal(trainer.Single("Microsoft.App/jobs").Id, settings.Text("properties.NASCLOUD_TRAINER_JOB"));
    }

    [Fact]
    public async Task Settings_OfThePrice_AreWhatTheUserSaid()
    {
        var settings = AppSettings(await Deployment.OfEveryOptionAsync());

        Assert.Equal("1.25", settings.Text("properties.NASCLOUD_DEVICE_HOUR_PRICE"));
        Assert.Equal("EUR", settings.Text("properties.NASCLOUD_CURRENCY"));
    }

    [Fact]
    public async Task Settings_WithoutAPrice_SayThatItIsNotKnown()
    {
        var settings = AppSettings(await Deployment.OfEverythingAsync());

        Assert.Equal("0", settings.Text("properties.NASCLOUD_DEVICE_HOUR_PRICE"));
    }

    [Fact]
    public async Task Settings_WithTheScheduler_TurnTheDurableEngineToIt()
    {
        var settings = AppSettings(await Deployment.OfEveryOptionAsync());

        const string engine = "properties.AzureFunctionsJobHost__extensions__durableTask__";
        Assert.Equal("azureManaged", settings.Text(engine + "storageProvider__type"));
        var connection = settings.Text("properties." + settings.Text(engine + "storageProvider__connectionStringName"));
        Assert.Contains("Authentication=ManagedIdentity", connection);
        Assert.Contains("/dts-", connection);
    }

    [Theory]
    [InlineData("properties.httpsOnly", "true")]
    [InlineData("properties.siteConfig.minTlsVersion", "1.2")]
    [InlineData("properties.siteConfig.scmMinTlsVersion", "1.2")]
    [InlineData("properties.siteConfig.ftpsState", "Disabled")]
    [InlineData("properties.functionAppConfig.runtime.name", "dotnet-isolated")]
    [InlineData("properties.functionAppConfig.runtime.version", "10.0")]
    [InlineData("properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity")]
    public async Task App_OfEveryDeployment_IsSet(string setting, string expected)
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Equal(expected, deployment.Single(Site).Text(setting));
    }

    [Fact]
    public async Task App_OfEveryDeployment_TakesNoPassword()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var policies = deployment.Resources.Where(resource => resource.Type == Site + "/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(["ftp", "scm"], policies.Select(policy => policy.Name.Split('/')[^1]).Order());
        Assert.All(policies, policy => Assert.Equal("false", policy.Text("properties.allow")));
    }

    [Fact]
    public async Task App_OfEveryDeployment_HasItsOwnIdentityOnFlexConsumption()
    {
        var deployment = await Deployment.OfEverythingAsync();

        var app = deployment.Single(Site);
        Assert.Equal("UserAssigned", app.Text("identity.type"));
        Assert.Contains("/id-functions-", Assert.Single(app.Keys("identity.userAssignedIdentities")));
        Assert.Equal("FC1", deployment.Single("Microsoft.Web/serverfarms").Text("sku.name"));
    }

    [Fact]
    public async Task Cors_OfEveryDeployment_AllowsTheOriginsThatWereNamed()
    {
        var nobody = await Deployment.OfEverythingAsync();
        var two = await Deployment.OfEveryOptionAsync();

        Assert.Empty(Origins(nobody));
        Assert.Equal(["https://a.example", "https://b.example"], Origins(two));
    }

    [Fact]
    public async Task AlwaysReadyInstances_UnlessAskedFor_AreNone()
    {
        const string path = "properties.functionAppConfig.scaleAndConcurrency.alwaysReady";
        var none = await Deployment.OfEverythingAsync();
        var one = await Deployment.OfEveryOptionAsync();

        Assert.Empty(none.Single(Site)[path]!.AsArray());
        Assert.Equal("durable", one.Single(Site).Text(path + ".0.name"));
        Assert.Equal("1", one.Single(Site).Text(path + ".0.instanceCount"));
    }

    private static PredictedResource AppSettings(Deployment deployment) => deployment.Single(Site + "/config", "appsettings");

    private static IEnumerable<string> Origins(Deployment deployment) =>
        deployment.Single(Site)["properties.siteConfig.cors.allowedOrigins"]!.AsArray().Select(origin => (string)origin!);
}
