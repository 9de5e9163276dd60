using NasCloud.Azure.Telemetry;

namespace NasCloud.Azure.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Fact]
    public void FromEnvironment_NothingIsAskedFor_IsNothing() => Assert.Null(Read());

    [Fact]
    public void FromEnvironment_VariablesAreEmpty_IsNothing() =>
        Assert.Null(Read((TelemetrySettings.CollectorVariable, ""), (TelemetrySettings.InsightsVariable, "")));

    [Fact]
    public void FromEnvironment_Collector_GoesThereAlone()
    {
        var settings = Read((TelemetrySettings.CollectorVariable, "http://127.0.0.1:4317"))!;

        Assert.Equal((true, null, null), (settings.HasCollector, settings.InsightsConnection, settings.Identity));
    }

    [Theory]
    [InlineData("AZURE_CLIENT_ID", "7d1b0f9e", true)]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=7d1b0f9e;Authorization=AAD", true)]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "", false)]
    [InlineData("NASCLOUD_STORAGE", "UseDevelopmentStorage=true", false)]
    public void FromEnvironment_ApplicationInsights_IsWrittenByIdentityWhereThereIsOne(string name, string value, bool byIdentity)
    {
        var settings = Read((TelemetrySettings.InsightsVariable, "InstrumentationKey=key"), (name, value))!;

        Assert.Equal((false, "InstrumentationKey=key", byIdentity), (settings.HasCollector, settings.InsightsConnection, settings.Identity is not null));
    }

    private static TelemetrySettings? Read(params (string Name, string Value)[] variables) =>
        TelemetrySettings.FromEnvironment("nascloud", "1", variables.ToDictionary(each => each.Name, each => each.Value).GetValueOrDefault);
}
