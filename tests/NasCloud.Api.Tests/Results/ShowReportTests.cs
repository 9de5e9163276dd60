using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Results;

public sealed class ShowReportTests
{
    [Theory]
    [InlineData("", "text/html", "test-report.html", "<title>test")]
    [InlineData("?format=csv", "text/csv", "test-trials.csv", "schemaVersion,number,")]
    [InlineData("?format=json", "application/json", "test.json", "\"curvesLeftOut\"")]
    public async Task Get_ReportOfASearchThatRuns_IsAFileToKeep(string query, string type, string name, string text)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)));

        var answer = await server.GetAsync($"/api/searches/test/report{query}");

        Assert.Equal((HttpStatusCode.OK, type), (answer.Status, answer.ContentType));
        Assert.Equal($"attachment; filename={name}", answer.Header("Content-Disposition"));
        Assert.Contains(text, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ReportInAnUnknownFormatOrOfNoSearch_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching));

        (await server.GetAsync("/api/searches/test/report?format=pdf")).AssertProblem(HttpStatusCode.BadRequest, "invalid-request");
        (await server.GetAsync("/api/searches/none/report")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
    }
}
