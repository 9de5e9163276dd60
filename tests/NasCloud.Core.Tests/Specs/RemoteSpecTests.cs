using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

/// <summary>Specs that came over a network.</summary>
public sealed class RemoteSpecTests
{
    [Fact]
    public void ReadRemote_OfSpecWithoutPaths_ReadsItAsAnyOther()
    {
        const string Json = """{ "schemaVersion": 1, "dataset": "glyphs", "space": "chain", "budget": { "trials": 5 } }""";

        Assert.Equal(SearchSpecReader.Read(Json).Spec, SearchSpecReader.ReadRemote(Json).Spec);
    }

    [Fact]
    public void ReadRemote_OfDatasetPath_IsAnErrorAmongTheOthersInTheirOrder()
    {
        var reading = SearchSpecReader.ReadRemote("""{ "schemaVersion": 1, "name": "a b", "dataset": { "name": "x", "path": "/etc" }, "space": "chain", "budget": { "trials": 0 } }""");

        Assert.Null(reading.Spec);
        Assert.Equal(["name", "dataset.path", "budget.trials"], reading.Errors.Select(error => error.Path));
        Assert.StartsWith("is '/etc': a spec sent over a network can't name a folder", reading.Errors[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"/etc/passwd\"", "is '/etc/passwd': a spec sent over a network can't name a file")]
    [InlineData("3", "is set: a spec sent over a network can't name a file")]
    public void ReadRemote_OfTable_IsAnErrorAtItsPath(string path, string message)
    {
        var reading = SearchSpecReader.ReadRemote($$"""
            { "schemaVersion": 1, "space": "nas-bench-201", "budget": { "trials": 5 },
              "estimator": { "name": "table", "path": {{path}}, "metrics": { "accuracy": "a" } } }
            """);

        Assert.Null(reading.Spec);
        Assert.Contains(reading.Errors, error => error.Path == "estimator.path" && error.Message.StartsWith(message, StringComparison.Ordinal));
    }
}
