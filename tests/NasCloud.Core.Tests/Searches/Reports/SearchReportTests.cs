using System.Text.Json;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class SearchReportTests
{
    [Fact]
    public void Json_OfRunningSearch_HasTheKeysThatProgramsRead()
    {
        var snapshot = Snapshots.Create(deviceSeconds: 24.8, trials: [Snapshots.Done(1, 0.7), Snapshots.Failed(2, "x"), Snapshots.Pending(3)]);

        var json = JsonSerializer.SerializeToNode(SearchReport.Of(snapshot), CoreJson.Compact)!.AsObject();

        Assert.Equal(
            ["id", "createdAt", "state", "elapsedSeconds", "deviceSeconds", "traceId", "architectures", "screened", "trials", "done", "failed", "open", "strategy", "best"],
            json.Select(property => property.Key));
        Assert.Equal("test-0001", (string?)json["id"]);
        Assert.Equal("searching", (string?)json["state"]);
        Assert.Equal((60, 24.8), ((double)json["elapsedSeconds"]!, (double)json["deviceSeconds"]!));
        Assert.Equal((3, 1, 1, 1), ((int)json["architectures"]!, (int)json["done"]!, (int)json["failed"]!, (int)json["open"]!));
        Assert.Equal(0.7, (double)json["best"]!["score"]!["metrics"]!["accuracy"]!);
        Assert.Equal(1, (int)json["best"]!["trial"]!["number"]!);
    }

    [Fact]
    public void Json_PriceIsKnown_SaysWhatItCost()
    {
        var report = SearchReport.Of(Snapshots.Create(deviceSeconds: 1800), new DevicePrice(0.53m, "EUR"));

        var cost = JsonSerializer.SerializeToNode(report, CoreJson.Compact)!["cost"]!;
        Assert.Equal(("0.265", "EUR"), (cost["amount"]!.ToJsonString(), (string?)cost["currency"]));
    }

    [Fact]
    public void Of_SearchThatFailed_SaysWhy()
    {
        var status = new SearchStatus(SearchState.Failed, DateTimeOffset.UnixEpoch, EndReason.Trials, "No trial has metrics.");

        var report = SearchReport.Of(Snapshots.Create(status: status));

        Assert.Equal((SearchState.Failed, EndReason.Trials, "No trial has metrics.", null), (report.State, report.Reason, report.Problem, report.Best));
    }
}
