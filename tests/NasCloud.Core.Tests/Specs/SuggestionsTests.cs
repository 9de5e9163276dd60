using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Tests.Specs;

public sealed class SuggestionsTests
{
    private static readonly string[] Known = ["random", "grid", "local-search", "regularized-evolution", "maxParameters"];

    [Theory]
    [InlineData("randon", "random")]
    [InlineData("radnom", "random")]
    [InlineData("Grid", "grid")]
    [InlineData("localsearch", "local-search")]
    [InlineData("local_search", "local-search")]
    [InlineData("evolutoin", "regularized-evolution")]
    [InlineData("max_parameters", "maxParameters")]
    [InlineData("maxParameter", "maxParameters")]
    [InlineData("bayesian", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Nearest_Word_IsFoundWhereItIsASlip(string word, string? expected) =>
        Assert.Equal(expected, Suggestions.Nearest(word, Known));

    [Fact]
    public void Nearest_NothingKnown_IsNull() => Assert.Null(Suggestions.Nearest("random", []));
}
