using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Strategies;

namespace NasCloud.Testing.Searches;

/// <summary>Writes searches into stores as they would stand there.</summary>
public static class StoredSearch
{
    /// <summary>Writes the spec, the status and the ledger that a snapshot is of.</summary>
    public static async Task WriteAsync(SearchRepository repository, SearchSnapshot snapshot)
    {
        var id = snapshot.Manifest.Id;
        Assert.True(await repository.CreateAsync(snapshot.Manifest, TestContext.Current.CancellationToken));
        if (snapshot.Status.State != SearchState.Created)
            await repository.WriteStatusAsync(id, snapshot.Status, TestContext.Current.CancellationToken);
        using var ledger = new SearchLedger(repository.Store, id);
        await ledger.ChangeAsync(_ => new LedgerChange<bool>([.. Entries(snapshot)], true), TestContext.Current.CancellationToken);
    }

    /// <summary>Writes a trial's learning curve.</summary>
    public static Task WriteCurveAsync(SearchRepository repository, SearchId id, int trial, params string[] lines) =>
        repository.Store.AppendAsync(
            SearchPaths.Curve(id, trial), Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), 0, TestContext.Current.CancellationToken);

    private static IEnumerable<LedgerEntry> Entries(SearchSnapshot snapshot)
    {
        var at = snapshot.Manifest.CreatedAt;
        var trials = snapshot.Trials.Append(snapshot.Final).OfType<Observation>().ToList();
        yield return new SessionStarted(at, "test");
        foreach (var trial in trials)
            yield return new TrialProposed(at, trial.Trial);
        foreach (var trial in trials.Where(trial => trial.Score is not null))
            yield return new TrialEnded(at, trial.Score!);
    }
}
