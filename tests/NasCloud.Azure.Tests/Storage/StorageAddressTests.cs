using NasCloud.Azure.Storage;

namespace NasCloud.Azure.Tests.Storage;

public sealed class StorageAddressTests
{
    [Theory]
    [InlineData("https://acct.blob.core.windows.net/runs", "https://acct.blob.core.windows.net/runs", "runs")]
    [InlineData("https://acct.blob.core.windows.net/runs/", "https://acct.blob.core.windows.net/runs", "runs")]
    [InlineData("https://acct.blob.core.windows.net", "https://acct.blob.core.windows.net/nascloud", "nascloud")]
    public void Parse_Uri_NamesAccountAndContainer(string text, string uri, string container)
    {
        var address = StorageAddress.Parse(text);

        Assert.Equal((new Uri(uri), container, null), (address.ContainerUri, address.Container, address.ConnectionString));
    }

    [Fact]
    public void Parse_ConnectionString_TakesTheDefaultContainer()
    {
        var address = StorageAddress.Parse("UseDevelopmentStorage=true");

        Assert.Equal(("UseDevelopmentStorage=true", "nascloud", null), (address.ConnectionString, address.Container, address.ContainerUri));
    }

    [Theory]
    [InlineData("acct", "'acct' is no storage address: expected https://ACCOUNT.blob.core.windows.net/nascloud, or a connection string such as UseDevelopmentStorage=true.")]
    [InlineData("https://acct.blob.core.windows.net/a/b", "'https://acct.blob.core.windows.net/a/b' is no storage address: expected an account and at most one container, https://ACCOUNT.blob.core.windows.net/nascloud.")]
    [InlineData("https://acct.blob.core.windows.net/a?sig=s3cret", "The storage address has a query, such as a shared access signature: leave it out, since access is by identity.")]
    public void Parse_NeitherForm_SaysWhatWasExpectedWithoutSecrets(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => StorageAddress.Parse(text)).Message);

    [Fact]
    public void ToString_ConnectionString_ShowsNoKey() =>
        Assert.Equal("acct/nascloud", StorageAddress.Parse("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=s3cret==;EndpointSuffix=core.windows.net").ToString());
}
