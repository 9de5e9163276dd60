using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Progress;

/// <summary>Looks at a search through its store.</summary>
internal sealed class StoredSearchSource(SearchRepository repository, SearchId id, SearchObserver observer) : ISearchSource
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    public Task<SearchSnapshot> LookAsync(CancellationToken cancellationToken) => observer.LookAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<int, IReadOnlyList<LearningCurvePoint>>> ReadCurvesAsync(IReadOnlyList<int> trials, CancellationToken cancellationToken)
    {
        var curves = new Dictionary<int, IReadOnlyList<LearningCurvePoint>>();
        foreach (var trial in trials)
        {
            if (await TryReadAsync(trial, cancellationToken) is { } curve)
                curves[trial] = curve;
        }

        return curves;
    }

    public void Dispose() => observer.Dispose();

    private async Task<IReadOnlyList<LearningCurvePoint>?> TryReadAsync(int trial, CancellationToken cancellationToken)
    {
        try
        {
            return await repository.ReadCurveAsync(id, trial, cancellationToken);
        }
        catch (InvalidDataException)
        {
            // One damaged curve must not hide the search; 'show --trial' tells what is wrong with it.
            return null;
        }
    }
}
