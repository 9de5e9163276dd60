using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Results;

public sealed class ShowComparisonTests
{
    [Fact]
    public async Task Get_ComparisonOfSearches_IsAPageToKeep()
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("one", SearchState.Searching, Snapshots.Done(1, 0.7), Snapshots.Pending(2)));
        await server.AddAsync(StoredSearches.With("two", SearchState.Completed, Snapshots.Done(1, 0.8)));

        var answer = await server.GetAsync("/api/comparison?searches=two,one");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.ContentType));
        Assert.Equal("attachment; filename=comparison.html", answer.Header("Content-Disposition"));
        Assert.Contains("<title>two, one", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("?searches=one", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("?searches=one,one", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("?searches=a,b,c,d,e,f,g,h,i", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("?searches=one,none", HttpStatusCode.NotFound, "no-such-search")]
    [InlineData("?searches=one,..%2Ftwo", HttpStatusCode.NotFound, "no-such-search")]
    public async Task Get_ComparisonOfWhatCannotBe_IsAProblem(string query, HttpStatusCode status, string kind)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("one", SearchState.Completed));

        (await server.GetAsync($"/api/comparison{query}")).AssertProblem(status, kind);
    }
}
