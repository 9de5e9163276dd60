using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;

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
    private readonly LedgerMetrics? _metrics;

    // What was sent to be appended at this position without an answer that it was: any of it may turn out to stand there.
    private readonly List<ReadOnlyMemory<byte>> _unanswered = [];
    private long _position;

    /// <summary>Opens a search's ledger without reading it yet.</summary>
    public SearchLedger(IObjectStore store, SearchId id)
    {
        _store = store;
        _path = SearchPaths.Ledger(id);
    }

    internal SearchLedger(IObjectStore store, SearchId id, LedgerMetrics metrics)
        : this(store, id) => _metrics = metrics;

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
        if (content.Length == 0)
            return;
        var ours = _unanswered.Find(sent => content.Span.StartsWith(sent.Span));
        Take(LedgerJson.Read(_path, ours), isOurs: true);
        Take(LedgerJson.Read(_path, content[ours.Length..]), isOurs: false);
        Advance(content.Length);
    }

    private async Task<bool> TryAppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var content = LedgerJson.Write(entries);
        _unanswered.Add(content);
        if (!await _store.AppendAsync(_path, content, _position, cancellationToken))
            return false;
        Take(entries, isOurs: true);
        Advance(content.Length);
        return true;
    }

    private void Take(IEnumerable<LedgerEntry> entries, bool isOurs)
    {
        foreach (var entry in entries)
        {
            _state.Apply(entry);
            if (isOurs)
                _metrics?.Count(entry, _state);
        }
    }

    private void Advance(int length)
    {
        _position += length;
        _unanswered.Clear();
    }
}
