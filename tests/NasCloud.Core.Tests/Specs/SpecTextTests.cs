using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

public sealed class SpecTextTests
{
    private const string Json = """
        {
          // a comment, "trials": 3
          "näme": "größe", "budget": { "trials": "ten", },
          "space": { "layers": [ { "kernel": 4 }, "x" ] },
          "space": "again", "a.b": 1
        }
        """;

    [Theory]
    [InlineData("budget.trials", "is 'ten'", 3, 42, "\"ten\"")]
    [InlineData("näme", "is 'größe'", 3, 11, "\"größe\"")]
    [InlineData("space.layers[0].kernel", "is 4: kernel sizes are odd", 4, 38, "4")]
    [InlineData("space.layers[1]", "is 'x'", 4, 43, "\"x\"")]
    [InlineData("space", "is given again as 'again'", 5, 3, "\"space\"")]
    [InlineData("budget.trials", "is unknown", 3, 32, "\"trials\"")]
    [InlineData("[\"a.b\"]", "is unknown", 5, 21, "\"a.b\"")]
    [InlineData("budget.wallClock", "is missing", 3, 30, "{")]
    [InlineData("strategy.name", "is missing", 1, 1, "{")]
    public void Find_OfAnError_IsWhereItStands(string path, string message, int line, int column, string marked)
    {
        var found = new SpecText(Json).Find(new SpecError(path, message))!;

        Assert.Equal((line, column), (found.Line, found.Column));
        Assert.Equal(marked, found.Text.Substring(found.Column - 1, found.Length));
    }

    [Theory]
    [InlineData("{\n  \"a\" 1\n}", 2, 7)]
    [InlineData("{ \"ä\": [1, 2 }", 1, 14)]
    [InlineData("{} x", 1, 4)]
    [InlineData("", 1, 1)]
    public void Find_OfWhatIsNoJson_IsWhereReadingFailed(string json, int line, int column)
    {
        var found = new SpecText(json).Find(new SpecError("", "The document is not JSON"))!;

        Assert.Equal((line, column), (found.Line, found.Column));
    }

    [Fact]
    public void Find_OfAnyError_StaysWithinTheLine() =>
        Gen.Select(Gen.String, Gen.String).Sample((json, path) =>
        {
            if (new SpecText(json).Find(new SpecError(path, "is wrong")) is { } found)
                Assert.InRange(found.Column, 1, found.Text.Length + 1);
        });
}
