using System.Text.Json;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Tests.SearchSpaces;

public sealed class GenotypeTests
{
    private static Gen<Genotype> Any { get; } = Gen.Int[-1, 30].Array[0, 12].Select(choices => new Genotype([.. choices]));

    [Fact]
    public void Parse_OfToString_IsTheSame() => Any.Sample(genotype =>
        Assert.Equal(genotype, Genotype.Parse(genotype.ToString())));

    [Fact]
    public void Json_RoundTrip_IsTheSame() => Any.Sample(genotype =>
        Assert.Equal(genotype, JsonSerializer.Deserialize<Genotype>(JsonSerializer.Serialize(genotype))));

    [Fact]
    public void Json_OfAGenotype_IsItsText() =>
        Assert.Equal("\"2.0.1._.3\"", JsonSerializer.Serialize(new Genotype([2, 0, 1, -1, 3])));

    [Theory]
    [InlineData("421211", "4.2.1.2.1.1")]
    [InlineData("4_2", "4._.2")]
    [InlineData("12.0", "12.0")]
    [InlineData("12.", "12.")]
    [InlineData("7", "7")]
    [InlineData("", "")]
    public void Parse_OfEitherForm_ReadsChoices(string text, string expected) =>
        Assert.Equal(expected, Genotype.Parse(text).ToString());

    [Theory]
    [InlineData("1.x.2", "x")]
    [InlineData("1..2", "")]
    [InlineData("1.2.", "")]
    [InlineData("-1.2", "-1")]
    [InlineData("1 2", " ")]
    [InlineData("99999999999.1", "99999999999")]
    public void Parse_OfAnythingElse_SaysWhatIsWrong(string text, string part)
    {
        var exception = Assert.Throws<FormatException>(() => Genotype.Parse(text));
        Assert.StartsWith($"'{text}' is not a genotype: '{part}' is no choice.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "A genotype is a string")]
    [InlineData("null", null)]
    [InlineData("\"1.x\"", "'1.x' is not a genotype")]
    public void Json_OfSomethingElse_IsRefused(string json, string? message)
    {
        if (message is null)
            Assert.Null(JsonSerializer.Deserialize<Genotype>(json));
        else
            Assert.StartsWith(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Genotype>(json)).Message, StringComparison.Ordinal);
    }
}
