using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Progress;

/// <summary>Tells what happened in a search since the last look at it.</summary>
internal sealed class SearchTracker
{
    private readonly HashSet<int> _ended = [];
    private SearchState? _state;
    private int _finalEpoch;

    /// <summary>Takes what has happened so far as told.</summary>
    public SearchTracker(SearchSnapshot start)
    {
        _ended.UnionWith(start.Trials.Concat(Final(start)).Where(trial => !trial.IsPending).Select(trial => trial.Trial.Number));
        _state = start.Status.State;
    }

    /// <summary>What happened since, in the order in which a search goes: trials, the final training, the end.</summary>
    public IReadOnlyList<SearchEvent> Advance(SearchFrame frame)
    {
        var snapshot = frame.Snapshot;
        SearchEvent[] change = [.. StateChange(snapshot)];
        var isOver = snapshot.Status.State is not (SearchState.Searching or SearchState.Finishing);
        return
        [
            .. Ends(snapshot.Trials, snapshot, SearchSummary.BestOf(snapshot)?.Trial.Number),
            .. isOver ? [] : change,
            .. FinalEpochs(frame),
            .. Ends(Final(snapshot), snapshot, best: null),
            .. isOver ? change : [],
        ];
    }

    private IEnumerable<SearchEvent> Ends(IEnumerable<Observation> trials, SearchSnapshot snapshot, int? best) =>
        trials
            .Where(trial => !trial.IsPending && _ended.Add(trial.Trial.Number))
            .OrderBy(trial => trial.Score!.FinishedAt)
            .Select(trial => new SearchEvent.TrialEnded(snapshot.Elapsed, trial, trial.Trial.Number == best));

    private static IEnumerable<Observation> Final(SearchSnapshot snapshot) => snapshot.Final is { } final ? [final] : [];

    private IEnumerable<SearchEvent> StateChange(SearchSnapshot snapshot)
    {
        if (_state == snapshot.Status.State)
            yield break;
        _state = snapshot.Status.State;
        yield return new SearchEvent.StateChanged(snapshot.Elapsed, snapshot.Status, snapshot.Final?.Trial);
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
