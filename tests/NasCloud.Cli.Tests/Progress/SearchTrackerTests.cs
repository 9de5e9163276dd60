using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Progress;

public sealed class SearchTrackerTests
{
    [Fact]
    public void Advance_OfNewSearch_TellsItsBeginThenItsTrials()
    {
        var tracker = new SearchTracker(Snapshots.Create(SearchState.Created));

        var events = tracker.Advance(Frame(Snapshots.Create(trials: [Snapshots.Done(1, 0.8), Snapshots.Pending(2)])));

        Assert.Equal(SearchState.Searching, Assert.IsType<SearchEvent.StateChanged>(events[0]).Status.State);
        Assert.Equal(1, Assert.IsType<SearchEvent.TrialEnded>(events[1]).Observation.Trial.Number);
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public void Advance_WithNothingNew_TellsNothing()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.8)]);
        var tracker = new SearchTracker(Snapshots.Create(SearchState.Created));
        tracker.Advance(Frame(snapshot));

        Assert.Empty(tracker.Advance(Frame(snapshot)));
    }

    [Fact]
    public void Advance_OfResumedSearch_LeavesOutWhatWasTold()
    {
        var tracker = new SearchTracker(Snapshots.Create(SearchState.Paused, trials: [Snapshots.Done(1, 0.8)]));

        var events = tracker.Advance(Frame(Snapshots.Create(trials: [Snapshots.Done(1, 0.8), Snapshots.Done(2, 0.7)])));

        Assert.Equal([2], events.OfType<SearchEvent.TrialEnded>().Select(ended => ended.Observation.Trial.Number));
        Assert.False(events.OfType<SearchEvent.TrialEnded>().Single().IsBest);
    }

    [Fact]
    public void Advance_OfSeveralTrialsAtOnce_MarksEachThatWasBestAtItsTime()
    {
        var tracker = new SearchTracker(Snapshots.Create(SearchState.Created));

        var events = tracker.Advance(Frame(Snapshots.Create(trials:
            [Snapshots.Done(1, 0.8), Snapshots.Failed(2, "x"), Snapshots.Done(3, 0.7), Snapshots.Done(4, 0.9)])));

        Assert.Equal([true, false, false, true], events.OfType<SearchEvent.TrialEnded>().Select(ended => ended.IsBest));
    }

    [Fact]
    public void Advance_OfScreenings_MarksNoneAsBest()
    {
        var tracker = new SearchTracker(Snapshots.Create(SearchState.Created));

        var events = tracker.Advance(Frame(Snapshots.Create(trials: [Snapshots.Screened(1, 5), Snapshots.Done(2, 0.7), Snapshots.Screened(3, 9)])));

        Assert.Equal([false, true, false], events.OfType<SearchEvent.TrialEnded>().Select(ended => ended.IsBest));
    }

    [Fact]
    public void Advance_OfFinishedSearch_TellsEpochsThenTheModelThenTheEnd()
    {
        Observation[] trials = [Snapshots.Done(1, 0.8)];
        var tracker = new SearchTracker(Snapshots.Create(trials: trials));
        var completed = Snapshots.Create(SearchState.Completed, final: Snapshots.Done(2, 0.85, kind: TrialKind.Final), trials: trials);

        var events = tracker.Advance(new SearchFrame(completed, new Dictionary<int, IReadOnlyList<LearningCurvePoint>> { [2] = [Snapshots.Point(1, 0.8), Snapshots.Point(2, 0.85)] }));

        Assert.Equal(
            [typeof(SearchEvent.FinalEpoch), typeof(SearchEvent.FinalEpoch), typeof(SearchEvent.TrialEnded), typeof(SearchEvent.StateChanged)],
            events.Select(happened => happened.GetType()));
        Assert.False(events.OfType<SearchEvent.TrialEnded>().Single().IsBest);
    }

    private static SearchFrame Frame(SearchSnapshot snapshot) => new(snapshot, SearchFrame.NoCurves);
}
