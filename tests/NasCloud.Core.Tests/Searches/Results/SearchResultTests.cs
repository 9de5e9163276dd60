using System.Text.Json;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using static NasCloud.Core.Tests.Searches.Results.ResultLedgers;

namespace NasCloud.Core.Tests.Searches.Results;

public sealed class SearchResultTests
{
    private static readonly SearchManifest Manifest = TestSearch.Create();

    [Fact]
    public void Of_NoTrialHasMetrics_IsNone() =>
        Assert.Null(SearchResult.Of(Manifest, ResultLedgers.Of(Failed(1, "boom")).Ended(EndReason.Trials)));

    [Fact]
    public void Of_SeveralTrials_NamesTheBestAndCountsTheCost()
    {
        var result = SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5), Succeeded(2, 0.7), Failed(3, "boom")).Ended(EndReason.Trials))!;

        Assert.Equal((2, 0.7), (result.Winner.Number, result.Score.Metrics["accuracy"]));
        Assert.Equal((3, 3, 180.0, 6.0), (result.Trials, result.Architectures, result.ElapsedSeconds, result.DeviceSeconds));
        Assert.Equal((EndReason.Trials, null), (result.Reason, result.Final));
    }

    [Fact]
    public void Of_EquallyGoodTrials_NamesTheFirst() =>
        Assert.Equal(1, SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5), Succeeded(2, 0.5)))!.Winner.Number);

    [Fact]
    public void Of_FinalTrialEnded_CarriesItsScoreAndCountsSearchTrialsAlone()
    {
        var result = SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5), Succeeded(2, 0.4)).Ended(EndReason.Trials).WithFinal(TrialOutcome.Succeeded))!;

        Assert.Equal((3, 1), (result.Final!.Trial, result.Winner.Number));
        Assert.Equal((2, 2, 6.0), (result.Trials, result.Architectures, result.DeviceSeconds));
    }

    [Fact]
    public void Of_FinalTrialOpen_HasNoFinalScore() =>
        Assert.Null(SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5)).Ended(EndReason.Trials).WithFinal(outcome: null))!.Final);

    [Fact]
    public void Json_RoundTrips()
    {
        var result = SearchResult.Of(Manifest, ResultLedgers.Of(Succeeded(1, 0.5)).Ended(EndReason.Target).WithFinal(TrialOutcome.Succeeded))!;

        var json = JsonSerializer.Serialize(result, CoreJson.Readable);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<SearchResult>(json, CoreJson.Readable), CoreJson.Readable));
        Assert.Contains("\"schemaVersion\": 1", json, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"target\"", json, StringComparison.Ordinal);
    }
}
