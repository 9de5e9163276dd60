using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NasCloud.Core.Costs;
using NasCloud.Core.Environments;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed partial class ReportWriterTests
{
    private readonly SearchRepository _repository = new(new InMemoryObjectStore());

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WritePageAsync_OfASearch_HoldsWhatTheApiAnswersOfIt()
    {
        var search = await AddAsync(Snapshots.Create(SearchState.Completed, objectives: Snapshots.TwoObjectives, deviceSeconds: 7200, trials: [Snapshots.Done(1, 0.6, 10_000), Snapshots.Done(2, 0.8, 90_000), Snapshots.Done(3, 0.7, 95_000), Snapshots.Failed(4, "out of memory")]));
        await StoredSearch.WriteCurveAsync(_repository, search.Manifest.Id, 2, JsonSerializer.Serialize(Snapshots.Point(1, 0.8), CoreJson.Compact));

        var report = await PageAsync(search, new DevicePrice(2, "EUR"));

        var part = report["searches"]![0]!;
        Assert.Equal((1, "search"), ((int)report["schemaVersion"]!, (string)report["kind"]!));
        Assert.Equal("completed", (string?)part["search"]!["state"]);
        Assert.Equal(4, (decimal)part["search"]!["cost"]!["amount"]!);
        Assert.Equal([1, 2, 3, 4], part["columns"]!["number"]!.AsArray().Select(number => (int)number!));
        Assert.Equal("out of memory", (string?)part["columns"]!["error"]![3]);
        Assert.Equal([2, 1], part["paretoFront"]!.AsArray().Select(number => (int)number!));
        Assert.Equal((2, 2), ((int)part["winner"]!, (int)part["detail"]!["trial"]!["number"]!));
        Assert.Equal(2, (int)Assert.Single(part["curves"]!.AsArray())!["trial"]!);
        Assert.Equal(6, part["space"]!["decisions"]!.AsArray().Count);
    }

    [Fact]
    public async Task WritePageAsync_NoTrialHasMetrics_HasNoWinner()
    {
        var search = await AddAsync(Snapshots.Create(SearchState.Failed, trials: [Snapshots.Failed(1, "out of memory")]));

        var part = (await PageAsync(search))["searches"]![0]!.AsObject();

        Assert.False(part.ContainsKey("winner"));
        Assert.False(part.ContainsKey("detail"));
        Assert.Empty(part["paretoFront"]!.AsArray());
    }

    [Fact]
    public async Task WritePageAsync_OfASearchThatHasNotBegun_IsOne() =>
        Assert.Equal("created", (string?)(await PageAsync(await AddAsync(Snapshots.Create(SearchState.Created))))["searches"]![0]!["search"]!["state"]);

    [Fact]
    public async Task WritePageAsync_OfWinnerTrainedInFull_ShowsThatTraining()
    {
        var search = await AddAsync(Snapshots.Create(SearchState.Completed, final: Snapshots.Done(3, 0.9, kind: TrialKind.Final), trials: [Snapshots.Done(1, 0.6), Snapshots.Done(2, 0.5)]));

        var part = (await PageAsync(search))["searches"]![0]!;

        Assert.Equal((1, 3), ((int)part["winner"]!, (int)part["detail"]!["trial"]!["number"]!));
    }

    [Fact]
    public async Task WritePageAsync_OfLongCurves_HasAsManyPointsAsAPictureShows()
    {
        var search = await AddAsync(Snapshots.Create(SearchState.Completed, trials: [Snapshots.Done(1, 0.6)]));
        await StoredSearch.WriteCurveAsync(_repository, search.Manifest.Id, 1, [.. Enumerable.Range(1, 1000).Select(epoch => JsonSerializer.Serialize(Snapshots.Point(epoch, 0.5), CoreJson.Compact))]);

        var points = (await PageAsync(search))["searches"]![0]!["curves"]![0]!["curve"]!.AsArray().Select(point => (int)point!["epoch"]!).ToList();

        Assert.Equal((200, 1, 1000), (points.Count, points[0], points[^1]));
        Assert.Equal(points.Distinct().Order(), points);
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!-- <script>")]
    [InlineData("]]> & 'quotes' \"double\" \u2028 \0 \\u003c")]
    [InlineData("__NASCLOUD_REPORT_DATA__ __NASCLOUD_REPORT_TITLE__")]
    [InlineData("größer als 数据 🙂")]
    public async Task WritePageAsync_WhateverAStrangerWrote_EndsNoElementAndComesBackWhole(string text)
    {
        var search = await AddAsync(Snapshots.Create(trials: [Snapshots.Failed(1, text)]));

        var page = Encoding.UTF8.GetString(await Writer().WritePageAsync([search], Test));

        Assert.DoesNotContain("<", Data().Match(page).Groups[1].Value, StringComparison.Ordinal);
        Assert.Equal(text, (string?)(await PageAsync(search))["searches"]![0]!["columns"]!["error"]![0]);
    }

    [Fact]
    public async Task WritePageAsync_OfAny_LoadsNothingAndRunsNothingButItsOwn()
    {
        var search = await AddAsync(Snapshots.Create(trials: [Snapshots.Done(1, 0.5)]));

        var page = Encoding.UTF8.GetString(await Writer().WritePageAsync([search], Test));

        Assert.Matches("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'\"", page);
        Assert.DoesNotMatch("<script[^>]* src=|<link[^>]*href=\"(?!data:)", page);
        Assert.Contains("<title>test – NasCloud report</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritePageAsync_OfSeveral_HasThemInTheirOrder()
    {
        var first = await AddAsync(Snapshots.Create(trials: [Snapshots.Done(1, 0.5)]), "first");
        var second = await AddAsync(Snapshots.Create(trials: [Snapshots.Done(1, 0.6)]), "second");

        var report = Parse(await Writer().WritePageAsync([second, first], Test));

        Assert.Equal("comparison", (string?)report["kind"]);
        Assert.Equal(["second", "first"], report["searches"]!.AsArray().Select(part => (string)part!["search"]!["id"]!));
    }

    [Fact]
    public async Task WriteJsonAsync_OfASearch_HasEachTrialWithItsCurveAndItsAttempts()
    {
        var search = await AddAsync(Snapshots.Create(trials: [Snapshots.Done(1, 0.5), Snapshots.Pending(2)]));
        var id = search.Manifest.Id;
        await StoredSearch.WriteCurveAsync(_repository, id, 1, JsonSerializer.Serialize(Snapshots.Point(1, 0.8), CoreJson.Compact));
        await _repository.CreateJsonAsync(SearchPaths.Attempt(id, 1, 1), new TrialAttempt("a", DateTimeOffset.UnixEpoch, 0, Error: "lost"), Test);
        await _repository.CreateJsonAsync(SearchPaths.Attempt(id, 1, 2), new TrialAttempt("b", DateTimeOffset.UnixEpoch, 0, Seconds: 4), Test);
        await EnvironmentLog.NoteAsync(_repository, id, EnvironmentReport.OfThisProcess(EnvironmentRole.Trainer), Test);

        var json = await JsonAsync(search);

        var (first, second) = (json["trials"]![0]!, json["trials"]![1]!);
        Assert.Equal(0.8, (double)first["curve"]![0]!["metrics"]!["accuracy"]!);
        Assert.Equal(["a", "b"], first["attempts"]!.AsArray().Select(attempt => (string)attempt!["trainer"]!));
        Assert.Null(second["score"]);
        Assert.Empty(second["curve"]!.AsArray());
        Assert.Equal((1, 0), ((int)json["schemaVersion"]!, (int)json["curvesLeftOut"]!));
        Assert.Equal("trainer", (string?)Assert.Single(json["environments"]!.AsArray())!["role"]);
    }

    [Fact]
    public async Task WriteJsonAsync_OfADamagedCurve_SaysSoAndTellsTheRest()
    {
        var search = await AddAsync(Snapshots.Create(trials: [Snapshots.Done(1, 0.5), Snapshots.Done(2, 0.6)]));
        await StoredSearch.WriteCurveAsync(_repository, search.Manifest.Id, 1, "{");

        var json = await JsonAsync(search);

        Assert.Contains("line 1 is damaged", (string?)json["trials"]![0]!["problem"], StringComparison.Ordinal);
        Assert.Equal(0.6, (double)json["trials"]![1]!["score"]!["metrics"]!["accuracy"]!);
    }

    [Fact]
    public async Task WriteAll_OfTenThousandTrials_AreOfASizeToSend()
    {
        var search = await AddAsync(Snapshots.Create(SearchState.Completed, trials: [.. Enumerable.Range(1, 10_000).Select(number => Snapshots.Done(number, number / 10_000.0))]));

        var page = await Writer().WritePageAsync([search], Test);

        Assert.InRange(page.Length, 1_000_000, 3_000_000);
        Assert.Equal(10_001, Encoding.UTF8.GetString(ReportWriter.WriteTable(search)).Count(letter => letter == '\n'));
        Assert.Equal(10_000, (await JsonAsync(search))["trials"]!.AsArray().Count);
    }

    private ReportWriter Writer(DevicePrice? price = null) => new(_repository, TimeProvider.System, price);

    private async Task<SearchSnapshot> AddAsync(SearchSnapshot snapshot, string id = "test-0001")
    {
        var named = snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId(id) } };
        await StoredSearch.WriteAsync(_repository, named);
        return named;
    }

    private async Task<JsonNode> PageAsync(SearchSnapshot search, DevicePrice? price = null) => Parse(await Writer(price).WritePageAsync([search], Test));

    private async Task<JsonNode> JsonAsync(SearchSnapshot search) => JsonNode.Parse(await Writer().WriteJsonAsync(search, Test))!;

    private static JsonNode Parse(byte[] page) => JsonNode.Parse(Data().Match(Encoding.UTF8.GetString(page)).Groups[1].Value)!;

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
