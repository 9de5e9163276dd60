using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Searches.WarmStarts;

/// <summary>Finds what earlier searches in the store teach new ones.</summary>
public sealed class EarlierSearches(SearchRepository repository)
{
    private const string Path = "warmStart.search";

    /// <summary>Says why a spec's warm start is not possible; null where it is, or none is asked for.</summary>
    /// <param name="spec">A valid spec.</param>
    /// <param name="dataset">Its data; null when a table stands in for training.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<SpecError?> FindProblemAsync(SearchSpec spec, DatasetInfo? dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.WarmStart is not { } wanted)
            return null;
        if (await FindAsync(new SearchId(wanted.Search), cancellationToken) is not { } earlier)
            return new SpecError(Path, $"is '{wanted.Search}': there is no such search in the store; 'nascloud list' shows those there are");
        if (!SearchComponents.CreateSpace(spec.Space, dataset).Decisions.SequenceEqual(SearchComponents.CreateSpace(earlier).Decisions))
            return new SpecError(Path, $"is '{wanted.Search}', which searched another space: expected one with the same decisions and options, which the same 'space' gives");
        if (SupernetTraining.IsNeeded(spec) != SupernetTraining.IsNeeded(earlier.Spec))
            return new SpecError(Path, $"is '{wanted.Search}', whose estimator is {earlier.Spec.Estimator.Name}: scores of trained candidates and of a supernet's weights don't compare; expected a search that took its weights from where this one does");
        var ledger = SearchPaths.Ledger(earlier.Id);
        var known = Read(ledger, await repository.Store.ReadLogAsync(ledger, 0, cancellationToken), spec);
        return known.Observations.Any(each => spec.Objectives.All(objective => each.HasMetrics && each.Metric(objective.Metric) is not null))
            ? null
            : new SpecError(Path, $"is '{wanted.Search}', none of whose trials measured {string.Join(" and ", spec.Objectives.Select(objective => objective.Metric))}: nothing could be learned from it");
    }

    /// <summary>What a search knows before its first trial. Copied when it is first asked for, so that the earlier search may be deleted then.</summary>
    /// <exception cref="SearchNotFoundException">The earlier search was deleted before.</exception>
    internal async Task<WarmStart> OpenAsync(SearchManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Spec.WarmStart is not { } wanted)
            return WarmStart.None;
        var copy = SearchPaths.WarmStart(manifest.Id);
        var stored = await repository.Store.ReadAsync(copy, cancellationToken) ?? await CopyAsync(new SearchId(wanted.Search), copy, cancellationToken);
        return Read(copy, stored.Content, manifest.Spec);
    }

    private async Task<StoredObject> CopyAsync(SearchId earlier, string copy, CancellationToken cancellationToken)
    {
        await repository.ReadManifestAsync(earlier, cancellationToken);
        var ledger = await repository.Store.ReadLogAsync(SearchPaths.Ledger(earlier), 0, cancellationToken);
        // Another process may have copied it a moment ago, when it was shorter: the first copy stands.
        await repository.Store.CreateAsync(copy, ledger, cancellationToken);
        return (await repository.Store.ReadAsync(copy, cancellationToken))!;
    }

    private async Task<SearchManifest?> FindAsync(SearchId id, CancellationToken cancellationToken)
    {
        try
        {
            return await repository.ReadManifestAsync(id, cancellationToken);
        }
        catch (SearchNotFoundException)
        {
            return null;
        }
    }

    private static WarmStart Read(string path, ReadOnlyMemory<byte> content, SearchSpec spec)
    {
        var state = new LedgerState();
        foreach (var entry in LedgerJson.Read(path, content))
            state.Apply(entry);
        return WarmStart.Of(state, spec.Objectives, spec.WarmStart!.Best);
    }
}
