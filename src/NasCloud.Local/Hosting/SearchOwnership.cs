using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Hosting;

/// <summary>The right to drive a search, or to train one of its trials anew: a lease on its document, renewed until disposed of.</summary>
internal sealed class SearchOwnership : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly ILease _lease;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;

    private SearchOwnership(ILease lease, TimeProvider time)
    {
        _lease = lease;
        _time = time;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when another took the search over, for example while this machine slept.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the right to drive a search; null where another has it.</summary>
    public static Task<SearchOwnership?> TryTakeAsync(IObjectStore store, SearchId id, TimeProvider time, CancellationToken cancellationToken) =>
        TryTakeAsync(store, SearchPaths.Manifest(id), time, cancellationToken);

    /// <summary>Takes the right that goes with a document; null where another has it.</summary>
    public static async Task<SearchOwnership?> TryTakeAsync(IObjectStore store, string document, TimeProvider time, CancellationToken cancellationToken) =>
        await store.TryLeaseAsync(document, Duration, cancellationToken) is { } lease ? new SearchOwnership(lease, time) : null;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        await _lease.DisposeAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        while (await DelayAsync())
        {
            if (!await TryRenewAsync())
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }

    private async Task<bool> TryRenewAsync()
    {
        try
        {
            return await _lease.RenewAsync(CancellationToken.None);
        }
        catch (StoreException)
        {
            // Three tries fit into the lease's duration.
            return true;
        }
    }

    private async Task<bool> DelayAsync()
    {
        await Task.Delay(Duration / 4, _time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_ended.IsCancellationRequested;
    }
}
