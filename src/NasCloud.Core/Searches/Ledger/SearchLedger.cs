using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>One search's ledger: read incrementally, appended at a known position. Safe for several threads and processes.</summary>
/// <remarks>
/// What was read is kept, so that a call costs what is new and not what is there. When another process appended in
/// between, the change is computed afresh from the longer ledger: a change must therefore be a function of the state alone.
/// </remarks>
public sealed class SearchLedger : IDisposable
{
    private readonly IObjectStore _store;
    private readonly string _path;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly LedgerState _state = new();
    private long _position;

    /// <summary>Opens a search's ledger without reading it yet.</summary>
    public SearchLedger(IObjectStore store, SearchId id)
    {
        _store = store;
        _path = SearchPaths.Ledger(id);
    }

    /// <summary>Looks at the state as it is in the store now.</summary>
    /// <param name="read">Takes what it needs; must not keep the state.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<T> ReadAsync<T>(Func<LedgerState, T> read, CancellationToken cancellationToken) =>
        ChangeAsync(state => new LedgerChange<T>([], read(state)), cancellationToken);

    /// <summary>Appends what a function of the state decides, whole or not at all.</summary>
    /// <param name="decide">Called again with the newer state when someone else appended first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<T> ChangeAsync<T>(Func<LedgerState, LedgerChange<T>> decide, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                await RefreshAsync(cancellationToken);
                var change = decide(_state);
                if (change.Entries.Count == 0 || await TryAppendAsync(change.Entries, cancellationToken))
                    return change.Result;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var content = await _store.ReadLogAsync(_path, _position, cancellationToken);
        foreach (var entry in LedgerJson.Read(_path, content))
            _state.Apply(entry);
        _position += content.Length;
    }

    private async Task<bool> TryAppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var content = LedgerJson.Write(entries);
        if (!await _store.AppendAsync(_path, content, _position, cancellationToken))
            return false;
        foreach (var entry in entries)
            _state.Apply(entry);
        _position += content.Length;
        return true;
    }
}
