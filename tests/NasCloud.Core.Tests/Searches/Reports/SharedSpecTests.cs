using NasCloud.Core.Searches.Reports;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class SharedSpecTests
{
    [Theory]
    [InlineData("/home/somebody/data/table.csv", "table.csv")]
    [InlineData(@"C:\\Users\\somebody\\table.csv", "table.csv")]
    [InlineData("table.csv", "table.csv")]
    public void WithShortPaths_OfAFile_IsItsName(string path, string expected)
    {
        var spec = TestSearch.Create(table: path).Spec;

        Assert.Equal(expected, (string?)SharedSpec.WithShortPaths(spec)["estimator"]!["path"]);
    }

    [Theory]
    [InlineData("/data/photos/", "photos")]
    [InlineData("https://account.blob.core.windows.net/data/photos?sig=secret", "https://account.blob.core.windows.net/data/photos")]
    public void WithShortPaths_OfData_KeepsNoSecret(string path, string expected)
    {
        var spec = TestSearch.Create(more: $$""", "dataset": { "name": "photos", "path": "{{path}}" } """).Spec;

        Assert.Equal(expected, (string?)SharedSpec.WithShortPaths(spec)["dataset"]!["path"]);
        Assert.Null(SharedSpec.WithoutPaths(spec)["dataset"]!["path"]);
        Assert.Equal(path, (string?)SharedSpec.Whole(spec)["dataset"]!["path"]);
    }
}
