using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Problems;

public sealed class StoreFaultTests
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "/api/searches" },
        { "POST", "/api/searches" },
        { "GET", "/api/searches/test" },
        { "DELETE", "/api/searches/test" },
        { "POST", "/api/searches/test/pause" },
        { "POST", "/api/searches/test/resume" },
        { "POST", "/api/searches/test/cancel" },
        { "GET", "/api/searches/test/trials" },
        { "GET", "/api/searches/test/trials/1" },
        { "GET", "/api/searches/test/leaderboard" },
        { "GET", "/api/searches/test/pareto" },
        { "GET", "/api/searches/test/result" },
        { "GET", "/api/searches/test/result/models" },
        { "GET", "/api/searches/test/result/model" },
        { "GET", "/api/health" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Send_WhileTheStoreFails_IsAProblemThatCallersMayTryAgain(string method, string address)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", SearchState.Searching, Snapshots.Done(1, 0.5)));
        server.Intercepted.Refuse = (_, _) => true;

        var answer = method == "POST" && address == "/api/searches"
            ? await server.PostAsync(address, Bodies.Spec())
            : await server.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        var problem = answer.AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        Assert.Equal("5", answer.Header("Retry-After"));
        Assert.DoesNotContain("refused by the test", answer.Text, StringComparison.Ordinal);
        Assert.Contains("refused by the test", server.Logs.Text, StringComparison.Ordinal);
        Assert.Contains((string)problem["traceId"]!, server.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ListWhileSearchesCannotBeRead_IsAProblemAndNotAShorterList()
    {
        await using var server = await ApiServer.StartAsync();
        for (var number = 1; number <= 5; number++)
            await server.AddAsync(StoredSearches.Empty($"test-{number}"));
        server.Intercepted.Refuse = (method, path) => method == nameof(IObjectStore.ReadAsync) && path.StartsWith("searches/test-3/", StringComparison.Ordinal);

        (await server.GetAsync("/api/searches")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
    }

    [Fact]
    public async Task Get_DatasetsWhileTheirStoreFails_IsAProblemThatCallersMayTryAgain()
    {
        await using var server = await ApiServer.StartAsync();
        server.Datasets.Fault = new StoreException("datasets", "the disk is gone");

        (await server.GetAsync("/api/datasets")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
    }

    [Fact]
    public async Task Get_UnexpectedError_TellsNothingOfItButToTheLog()
    {
        await using var server = await ApiServer.StartAsync();
        server.Datasets.Fault = new InvalidOperationException("AccountKey=c2VjcmV0");

        var answer = await server.GetAsync("/api/datasets");

        var problem = answer.AssertProblem(HttpStatusCode.InternalServerError, "unexpected");
        Assert.DoesNotContain("AccountKey", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer.Text, StringComparison.Ordinal);
        Assert.Contains((string)problem["traceId"]!, server.Logs.Text, StringComparison.Ordinal);
        Assert.Contains("[4000]", server.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Faults_NeverBreakWhatAnswersTell()
    {
        await using var server = await ApiServer.StartAsync();
        server.Intercepted.Refuse = (_, _) => true;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.GetAsync("/api/searches/test")));
        server.Intercepted.Refuse = (_, _) => false;

        Assert.All(answers, answer => answer.AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable"));
        (await server.GetAsync("/api/searches/test")).AssertProblem(HttpStatusCode.NotFound, "no-such-search");
    }
}
