using System.Text.Json.Nodes;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class EventTests
{
    private static readonly TimeSpan Elapsed = TimeSpan.FromSeconds(65);
    private static readonly SearchSpec Spec = Snapshots.Create().Manifest.Spec;

    public static TheoryData<string> Lines =>
    [
        "  1m 05s  trial 2  accuracy 0.9312, 94,218 parameters, 9 epochs, 12s  best so far",
        "  1m 05s  trial 3  failed: out of memory",
        "  1m 05s  trial 5  snip 0.5000, 94,218 parameters, screening, 12s",
        "  1m 05s  final  epoch 2 of 9, accuracy 0.8000, training loss 0.5000",
        "  1m 05s  completed: all trials of the budget are used",
        "  1m 05s  failed: trainers died",
        "  1m 05s  training the winner in full, 9 epochs",
        "  1m 05s  searching",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_OfEachEvent_ReadsAsWords(string expected) => Assert.Contains(expected, Events().Select(happened => EventText.Line(happened, Spec)));

    [Fact]
    public void Happened_OfEachEvent_IsOneLineOfJsonThatNamesIt()
    {
        var lines = Events().Select(EventJson.Happened).ToList();

        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.Equal(["trial", "trial", "trial", "finalEpoch", "state", "state", "state", "state"], lines.Select(line => (string?)JsonNode.Parse(line)!["event"]));
        Assert.All(lines, line => Assert.Equal(65, (double)JsonNode.Parse(line)!["elapsedSeconds"]!));
    }

    [Fact]
    public void Happened_OfTrial_HasTrialScoreAndWhetherItIsBest()
    {
        var json = JsonNode.Parse(EventJson.Happened(Events()[0]))!;

        Assert.True((bool)json["best"]!);
        Assert.Equal(2, (int)json["trial"]!["number"]!);
        Assert.Equal(0.93124, (double)json["score"]!["metrics"]!["accuracy"]!);
    }

    [Fact]
    public void Result_WithoutOne_LeavesItOut()
    {
        var json = JsonNode.Parse(EventJson.Result(new SearchStatus(SearchState.Paused, DateTimeOffset.UnixEpoch), result: null, "/folder"))!.AsObject();

        Assert.Equal("paused", (string?)json["state"]);
        Assert.False(json.ContainsKey("result"));
    }

    private static SearchEvent[] Events() =>
    [
        new SearchEvent.TrialEnded(Elapsed, Snapshots.Done(2, 0.93124), IsBest: true),
        new SearchEvent.TrialEnded(Elapsed, Snapshots.Failed(3, "out of memory"), IsBest: false),
        new SearchEvent.TrialEnded(Elapsed, Snapshots.Screened(5, 0.5), IsBest: false),
        new SearchEvent.FinalEpoch(Elapsed, Snapshots.Pending(4, kind: TrialKind.Final).Trial, Snapshots.Point(2, 0.8)),
        new SearchEvent.StateChanged(Elapsed, new SearchStatus(SearchState.Completed, default, EndReason.Trials), Final: null),
        new SearchEvent.StateChanged(Elapsed, new SearchStatus(SearchState.Failed, default, Problem: "trainers died"), Final: null),
        new SearchEvent.StateChanged(Elapsed, new SearchStatus(SearchState.Finishing, default), Snapshots.Pending(4).Trial),
        new SearchEvent.StateChanged(Elapsed, new SearchStatus(SearchState.Searching, default), Final: null),
    ];
}
