using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>Takes pictures of one search through the store.</summary>
internal sealed class SearchWatch : IDisposable
{
    private readonly SearchRepository _repository;
    private readonly SearchId _id;
    private readonly SearchObserver _observer;

    private SearchWatch(SearchRepository repository, SearchId id, SearchObserver observer)
    {
        _repository = repository;
        _id = id;
        _observer = observer;
    }

    /// <summary>How often to look where somebody watches: each look at a store over a network costs.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public static async Task<SearchWatch> OpenAsync(SearchRepository repository, SearchId id, TimeProvider time, CancellationToken cancellationToken) =>
        new(repository, id, await SearchObserver.OpenAsync(repository, id, time, cancellationToken));

    /// <summary>The same of a store that a command works on.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    public static async Task<SearchWatch> OpenAsync(SearchStore store, SearchId id, TimeProvider time, CancellationToken cancellationToken) =>
        new(store.Repository, id, await SearchObserver.OpenAsync(store.Repository, id, time, cancellationToken))
        {
            Interval = TimeSpan.FromMilliseconds(store.Place.Storage is null ? 500 : 2000),
        };

    public async Task<SearchFrame> LookAsync(CancellationToken cancellationToken)
    {
        var snapshot = await _observer.LookAsync(cancellationToken);
        var curves = new Dictionary<int, IReadOnlyList<LearningCurvePoint>>();
        foreach (var trial in Shown(snapshot))
        {
            if (await TryReadCurveAsync(trial, cancellationToken) is { } curve)
                curves[trial] = curve;
        }

        return new SearchFrame(snapshot, curves);
    }

    private async Task<IReadOnlyList<LearningCurvePoint>?> TryReadCurveAsync(int trial, CancellationToken cancellationToken)
    {
        try
        {
            return await _repository.ReadCurveAsync(_id, trial, cancellationToken);
        }
        catch (InvalidDataException)
        {
            // One damaged curve must not hide the search; 'show --trial' tells what is wrong with it.
            return null;
        }
    }

    // The final training's curve is shown to its end, the last epoch too.
    private static IEnumerable<int> Shown(SearchSnapshot snapshot) =>
        snapshot.Final is { } final ? [final.Trial.Number] : SearchSummary.InFlight(snapshot);

    public void Dispose() => _observer.Dispose();
}
