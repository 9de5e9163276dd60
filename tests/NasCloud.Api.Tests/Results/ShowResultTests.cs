using System.IO.Compression;
using System.Net;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Api.Tests.Results;

public sealed class ShowResultTests
{
    private static readonly byte[] Weights = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7 / 3))];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ResultOfASearchThatEnded_IsWhatItFound()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, SearchState.Completed, Final);

        var result = (await server.GetAsync("/api/searches/test/result")).AssertJson();

        Assert.Equal("test", (string?)result["searchId"]);
        Assert.Equal(1, (int)result["winner"]!["number"]!);
        Assert.Equal(0.7, (double)result["score"]!["metrics"]!["accuracy"]!);
        Assert.Equal(1, (int)result["schemaVersion"]!);
    }

    [Theory]
    [InlineData(SearchState.Searching, "has no result yet")]
    [InlineData(SearchState.Paused, "has no result yet")]
    [InlineData(SearchState.Failed, "ended without a result")]
    public async Task Get_ResultThatThereIsNot_SaysWhy(SearchState state, string why)
    {
        await using var server = await ApiServer.StartAsync();
        await server.AddAsync(StoredSearches.With("test", state));

        var problem = (await server.GetAsync("/api/searches/test/result")).AssertProblem(HttpStatusCode.NotFound, "no-result");

        Assert.Contains(why, (string)problem["detail"]!);
    }

    [Fact]
    public async Task Get_Model_IsAnArchiveOfTheFilesThatLoadingItNeeds()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, SearchState.Completed, Final);

        var answer = await server.GetAsync("/api/searches/test/result/model");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/zip", answer.ContentType);
        Assert.Equal("attachment; filename=test.zip", answer.Header("Content-Disposition"));
        await using var archive = new ZipArchive(new MemoryStream(answer.Content));
        Assert.Equal(
            ["architecture.json", "best.json", "curve.jsonl", "preprocessing.json", "weights.safetensors"], archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.Equal(Weights, await ContentAsync(archive, "weights.safetensors"));
        Assert.Equal("{\"of\":\"test\"}"u8.ToArray(), await ContentAsync(archive, "architecture.json"));
    }

    [Fact]
    public async Task Get_Models_AreThoseThatTheResultLists()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, SearchState.Completed, Final);
        (await server.GetAsync("/api/searches/test/result/models")).AssertProblem(HttpStatusCode.NotFound, "no-result");
        var models = new ModelList([new ModelEntry("full", "model.onnx", 1234, 17) { TestAccuracy = 0.9 }])
        {
            Compression = new CompressionReport(0.01, 64, AreHeldOut: true, [new CompressionStep("int8", IsKept: false) { AccuracyLoss = 0.2 }]),
        };
        await server.Store.CreateAsync(SearchPaths.ResultFile(new SearchId("test"), ModelList.FileName), models.ToBytes(), Cancelled);

        var answer = (await server.GetAsync("/api/searches/test/result/models")).AssertJson();

        Assert.Equal(models, System.Text.Json.JsonSerializer.Deserialize<ModelList>(answer, Core.Serialization.CoreJson.Compact));
    }

    public static TheoryData<SearchState, bool, string> WithoutModel => new()
    {
        { SearchState.Searching, false, "has no model yet" },
        { SearchState.Finishing, true, "has no model yet" },
        { SearchState.Cancelled, false, "was not trained in full" },
        { SearchState.Failed, true, "was not trained in full" },
    };

    [Theory]
    [MemberData(nameof(WithoutModel))]
    public async Task Get_ModelThatThereIsNot_SaysWhy(SearchState state, bool hasFinalTrial, string why)
    {
        await using var server = await ApiServer.StartAsync();
        // What a final training that failed left behind is no model.
        await AddAsync(server, state, hasFinalTrial ? Snapshots.Pending(2, kind: TrialKind.Final) : null);

        var problem = (await server.GetAsync("/api/searches/test/result/model")).AssertProblem(HttpStatusCode.NotFound, "no-result");

        Assert.Contains(why, (string)problem["detail"]!);
    }

    [Fact]
    public async Task Get_ModelWhileTheStoreFails_IsAProblemAndNotHalfAnArchive()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, SearchState.Completed, Final);
        server.Intercepted.Refuse = (method, _) => method == nameof(IObjectStore.OpenReadAsync);

        (await server.GetAsync("/api/searches/test/result/model")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
    }

    [Fact]
    public async Task Get_ModelWhileTheStoreFailsInTheMiddle_BreaksOff()
    {
        await using var server = await ApiServer.StartAsync();
        await AddAsync(server, SearchState.Completed, Final);
        server.Intercepted.AfterOpen = (path, content) => path.EndsWith("weights.safetensors", StringComparison.Ordinal) ? new BreakingStream(200_000) : content;

        await Assert.ThrowsAsync<HttpRequestException>(() => server.GetAsync("/api/searches/test/result/model"));

        Assert.Contains("[4003]", server.Logs.Text, StringComparison.Ordinal);
    }

    private static Observation Final => Snapshots.Done(2, 0.9, kind: TrialKind.Final);

    private static async Task AddAsync(ApiServer server, SearchState state, Observation? final)
    {
        var winner = Snapshots.Done(1, 0.7);
        var id = await server.AddAsync(StoredSearches.With("test", state, winner) with { Final = final });
        var result = new SearchResult
        {
            SearchId = id,
            Winner = winner.Trial,
            Score = winner.Score!,
            Final = final?.Score,
            Trials = 1,
            Architectures = 1,
            ElapsedSeconds = 1,
            DeviceSeconds = 1,
        };
        await server.Repository.ReplaceJsonAsync(SearchPaths.ResultFile(id, "best.json"), result, Cancelled);
        await server.Store.CreateAsync(SearchPaths.ResultFile(id, "weights.safetensors"), Weights, Cancelled);
        foreach (var name in new[] { "architecture.json", "preprocessing.json", "curve.jsonl" })
            await server.Store.CreateAsync(SearchPaths.ResultFile(id, name), "{\"of\":\"test\"}"u8.ToArray(), Cancelled);
    }

    private static async Task<byte[]> ContentAsync(ZipArchive archive, string name)
    {
        await using var stream = await archive.GetEntry(name)!.OpenAsync(Cancelled);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Cancelled);
        return content.ToArray();
    }
}
