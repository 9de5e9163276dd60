using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>Tells what happened in a search since the last look at it.</summary>
internal sealed class SearchTracker
{
    private readonly HashSet<int> _ended = [];
    private SearchState _state;
    private Observation? _best;
    private int _finalEpoch;

    /// <summary>Takes what has happened so far as told.</summary>
    public SearchTracker(SearchSnapshot start)
    {
        _ended.UnionWith(start.AllTrials.Where(trial => !trial.IsPending).Select(trial => trial.Trial.Number));
        _state = start.Status.State;
        _best = SearchSummary.BestOf(start);
    }

    /// <summary>What happened since, in the order in which a search goes: its begin, trials, the final training, its end.</summary>
    public IReadOnlyList<SearchEvent> Advance(SearchFrame frame)
    {
        var snapshot = frame.Snapshot;
        var change = StateChange(snapshot);
        var events = new List<SearchEvent>();
        if (change is { Status.State: SearchState.Searching })
            events.Add(change);
        events.AddRange(Ends([.. OfOne(snapshot.Supernet), .. snapshot.Trials], snapshot));
        if (change is { Status.State: SearchState.Finishing })
            events.Add(change);
        events.AddRange(FinalEpochs(frame));
        events.AddRange(Ends(OfOne(snapshot.Final), snapshot));
        if (change is { Status.State: not (SearchState.Searching or SearchState.Finishing) })
            events.Add(change);
        _best = SearchSummary.BestOf(snapshot);
        return events;
    }

    private IEnumerable<SearchEvent> Ends(IEnumerable<Observation> trials, SearchSnapshot snapshot) =>
        trials
            .Where(trial => !trial.IsPending && _ended.Add(trial.Trial.Number))
            .OrderBy(trial => trial.Score!.FinishedAt)
            .Select(trial => new SearchEvent.TrialEnded(snapshot.Elapsed, trial, IsBest(trial, snapshot)));

    private bool IsBest(Observation trial, SearchSnapshot snapshot)
    {
        if (!trial.HasMetrics || trial.Trial.IsScreening || trial.Trial.Kind != TrialKind.Search || (_best is { } best && First([best, trial], snapshot.Manifest.Spec.Objectives) != trial))
            return false;
        _best = trial;
        return true;
    }

    private static Observation First(Observation[] trials, ValueArray<Objective> objectives) => Leaderboard.Of(trials, objectives)[0];

    private static IEnumerable<Observation> OfOne(Observation? trial) => trial is null ? [] : [trial];

    private SearchEvent.StateChanged? StateChange(SearchSnapshot snapshot)
    {
        if (_state == snapshot.Status.State)
            return null;
        _state = snapshot.Status.State;
        return new SearchEvent.StateChanged(snapshot.Elapsed, snapshot.Status, snapshot.Final?.Trial);
    }

    private IEnumerable<SearchEvent> FinalEpochs(SearchFrame frame)
    {
        if (frame.Snapshot.Final is not { } final || frame.Curves.GetValueOrDefault(final.Trial.Number) is not { } curve)
            yield break;
        foreach (var point in curve.Where(point => point.Epoch > _finalEpoch))
        {
            _finalEpoch = point.Epoch;
            yield return new SearchEvent.FinalEpoch(frame.Snapshot.Elapsed, final.Trial, point);
        }
    }
}
