using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

public sealed class ContainerJobAddressTests
{
    private const string Id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/jobs/trainer";

    [Fact]
    public void Parse_ResourceIdOfAJob_IsInThePublicCloud() =>
        Assert.Equal(new Uri($"https://management.azure.com{Id}/executions?api-version=2026-01-01"), ContainerJobAddress.Parse(Id).Uri("/executions"));

    [Theory]
    [InlineData("")]
    [InlineData("trainer")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/containerApps/trainer")]
    public void Parse_AnythingElse_SaysWhatWasExpected(string text)
    {
        var error = Assert.Throws<FormatException>(() => ContainerJobAddress.Parse(text));
        Assert.Equal($"'{text}' is no job of Container Apps: expected /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.App/jobs/NAME.", error.Message);
    }
}
