using System.Text.Json;
using NasCloud.Core.Searches;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Tests.Searches;

public sealed class SearchIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("../secrets")]
    [InlineData("a/b")]
    [InlineData("Upper")]
    [InlineData("-leading")]
    [InlineData("line\n")]
    [InlineData("a12345678901234567890123456789012345678901234567890123456789012345")]
    public void Constructor_NotAnId_Throws(string value)
    {
        var exception = Assert.Throws<FormatException>(() => new SearchId(value));

        Assert.Contains($"'{value}' is not a search id: expected 1 to 64 lower-case letters, digits and hyphens", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_RoundTrip_IsAString()
    {
        var id = new SearchId("quickstart-7f3a");

        Assert.Equal("\"quickstart-7f3a\"", JsonSerializer.Serialize(id, CoreJson.Compact));
        Assert.Equal(id, JsonSerializer.Deserialize<SearchId>("\"quickstart-7f3a\"", CoreJson.Compact));
    }
}
