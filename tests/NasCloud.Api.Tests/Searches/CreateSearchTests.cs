using System.Net;
using System.Text;
using NasCloud.Api.Tests.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Testing.Searches;

namespace NasCloud.Api.Tests.Searches;

public sealed class CreateSearchTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_ValidSpec_CreatesAndStartsASearchAndSaysWhereItIs()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.Spec("my-search"));

        var ticket = answer.AssertJson(HttpStatusCode.Accepted);
        var id = new SearchId((string)ticket["id"]!);
        Assert.StartsWith("my-search-", id.Value);
        Assert.Equal("created", (string?)ticket["state"]);
        Assert.Equal($"/api/searches/{id}", answer.Header("Location"));
        Assert.Equal("2", answer.Header("Retry-After"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal([id], server.Launcher.Started);
        var manifest = await server.Repository.ReadManifestAsync(id, Cancelled);
        Assert.Equal("my-search", manifest.Spec.Name);
        Assert.Equal(TestSearch.GreyImages, manifest.Dataset);
        Assert.Equal(server.Time.GetUtcNow(), manifest.CreatedAt);
        (await server.GetAsync(answer.Header("Location")!)).AssertJson();
    }

    [Fact]
    public async Task Post_SameSpecTwiceWithoutAKey_MakesTwoSearches()
    {
        await using var server = await ApiServer.StartAsync();

        var first = await server.PostAsync("/api/searches", Bodies.Spec());
        var second = await server.PostAsync("/api/searches", Bodies.Spec());

        Assert.NotEqual(first.Header("Location"), second.Header("Location"));
        Assert.Equal(2, server.Launcher.Started.Count);
    }

    [Fact]
    public async Task Post_SpecWithSeveralErrors_TellsAllOfThemAndCreatesNothing()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.BadSpec);

        var problem = answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");
        Assert.Equal(["budget.trials", "parallelism", "strategy"], Bodies.ErrorPaths(problem));
        Assert.Empty(await server.PathsAsync());
        Assert.Empty(server.Launcher.Started);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"spec\"")]
    [InlineData("{} {}")]
    [InlineData("{\"space\": \u0000}")]
    public async Task Post_WhatIsNoSpec_IsAProblemWithErrors(string body)
    {
        await using var server = await ApiServer.StartAsync();

        var problem = (await server.PostAsync("/api/searches", body)).AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");

        Assert.NotEmpty(problem["errors"]!.AsArray());
        Assert.Empty(await server.PathsAsync());
    }

    [Fact]
    public async Task Post_NestedWithoutEnd_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", new string('[', 100_000));

        answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");
    }

    [Fact]
    public async Task Post_NotUtf8_IsAProblem()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostBytesAsync("/api/searches", [(byte)'{', 0xFF, (byte)'}']);

        Assert.Contains("UTF-8", (string)answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec")["errors"]![0]!["message"]!);
    }

    [Fact]
    public async Task Post_WithByteOrderMark_IsReadAllTheSame()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostBytesAsync("/api/searches", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bodies.Spec())]);

        answer.AssertJson(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Post_NotAsJson_IsRefusedUnread(string? contentType)
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostBytesAsync("/api/searches", Encoding.UTF8.GetBytes(Bodies.Spec()), contentType);

        answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, "not-json");
        Assert.Empty(server.Launcher.Started);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_LongestBody_IsReadAndOneByteMoreIsNot(bool isChunked)
    {
        await using var server = await ApiServer.StartAsync();
        var spec = Encoding.UTF8.GetBytes(Bodies.Spec());
        byte[] longest = [.. spec, .. Enumerable.Repeat((byte)' ', (1 << 20) - spec.Length)];

        (await server.PostBytesAsync("/api/searches", longest, isChunked: isChunked)).AssertJson(HttpStatusCode.Accepted);
        (await server.PostBytesAsync("/api/searches", [.. longest, (byte)' '], isChunked: isChunked)).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Single(server.Launcher.Started);
    }

    [Fact]
    public async Task Post_PathsOfTheHost_AreRefusedUnlessAllowed()
    {
        await using var server = await ApiServer.StartAsync();
        var spec = Bodies.Spec().Replace("\"grey\"", """{ "name": "grey", "path": "/etc" }""", StringComparison.Ordinal);

        var problem = (await server.PostAsync("/api/searches", spec)).AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");
        Assert.Equal(["dataset.path"], Bodies.ErrorPaths(problem));
        problem = (await server.PostAsync("/api/searches", Bodies.TableSpec("/etc/passwd"))).AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");
        Assert.Contains("estimator.path", Bodies.ErrorPaths(problem));
    }

    [Fact]
    public async Task Post_RelativePathsWhereAllowed_AreRefusedSinceThereIsNoFolderForThem()
    {
        await using var server = await ApiServer.StartAsync(new ApiOptions { AllowPaths = true });

        var problem = (await server.PostAsync("/api/searches", Bodies.TableSpec("table.csv"))).AssertProblem(HttpStatusCode.BadRequest, "invalid-spec");

        Assert.Equal(["estimator.path"], Bodies.ErrorPaths(problem));
    }

    [Fact]
    public async Task Post_AbsolutePathsWhereAllowed_AreTaken()
    {
        await using var server = await ApiServer.StartAsync(new ApiOptions { AllowPaths = true });
        var folder = Directory.CreateTempSubdirectory("nascloud-api-");
        try
        {
            var table = Path.Combine(folder.FullName, "table.csv");
            TestSearch.WriteTable(table);

            (await server.PostAsync("/api/searches", Bodies.TableSpec(table.Replace('\\', '/')))).AssertJson(HttpStatusCode.Accepted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Post_DatasetThatThereIsNot_IsAnErrorOfTheSpec()
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.PostAsync("/api/searches", Bodies.Spec().Replace("grey", "gray", StringComparison.Ordinal));

        Assert.Equal(["dataset"], Bodies.ErrorPaths(answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec")));
    }

    [Fact]
    public async Task Post_WhatTheHostCannotDo_IsAnErrorOfTheSpec()
    {
        await using var server = await ApiServer.StartAsync(new ApiOptions { FindUnsupported = _ => [new SpecError("training.device", "is cuda: not here")] });

        var answer = await server.PostAsync("/api/searches", Bodies.Spec());

        Assert.Equal(["training.device"], Bodies.ErrorPaths(answer.AssertProblem(HttpStatusCode.BadRequest, "invalid-spec")));
    }

    [Fact]
    public async Task Validate_Spec_GivesTheVerdictAndCreatesNothing()
    {
        await using var server = await ApiServer.StartAsync();

        var good = (await server.PostAsync("/api/searches/validate", Bodies.Spec())).AssertJson();
        var bad = (await server.PostAsync("/api/searches/validate", Bodies.BadSpec)).AssertJson();

        Assert.True((bool)good["valid"]!);
        Assert.Empty(good["errors"]!.AsArray());
        Assert.Equal("grey", (string?)good["dataset"]!["name"]);
        Assert.False((bool)bad["valid"]!);
        Assert.Equal(["budget.trials", "parallelism", "strategy"], Bodies.ErrorPaths(bad));
        Assert.Empty(await server.PathsAsync());
        Assert.Empty(server.Launcher.Started);
    }
}
