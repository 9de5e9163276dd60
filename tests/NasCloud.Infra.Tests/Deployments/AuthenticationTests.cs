namespace NasCloud.Infra.Tests.Deployments;

public sealed class AuthenticationTests
{
    private const string ClientId = Deployment.AppRegistration;

    [Fact]
    public async Task EasyAuth_WithoutAnAppRegistration_IsLeftOut()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.DoesNotContain(deployment.Resources, resource => resource.Name.EndsWith("/authsettingsV2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EasyAuth_WithAnAppRegistration_LetsOnlyItsTokensIn()
    {
        var settings = (await Deployment.OfEveryOptionAsync())
            .Single("Microsoft.Web/sites/config", "authsettingsV2");

        const string entra = "properties.identityProviders.azureActiveDirectory";
        Assert.Equal("true", settings.Text("properties.platform.enabled"));
        Assert.Equal("true", settings.Text("properties.globalValidation.requireAuthentication"));
        Assert.Equal("Return401", settings.Text("properties.globalValidation.unauthenticatedClientAction"));
        Assert.Equal("true", settings.Text("properties.httpSettings.requireHttps"));
        Assert.Equal(ClientId, settings.Text(entra + ".registration.clientId"));
        Assert.Contains("00000000-0000-0000-0000-000000000002", settings.Text(entra + ".registration.openIdIssuer"));
        Assert.Equal([ClientId, "api://" + ClientId], settings[entra + ".validation.allowedAudiences"]!.AsArray().Select(audience => (string)audience!));
    }

    [Fact]
    public async Task EasyAuth_WithAnAppRegistration_LeavesOnlyTheHealthCheckOpen()
    {
        var settings = (await Deployment.OfEveryOptionAsync())
            .Single("Microsoft.Web/sites/config", "authsettingsV2");

        Assert.Equal(["/api/health"], settings["properties.globalValidation.excludedPaths"]!.AsArray().Select(path => (string)path!));
    }
}
