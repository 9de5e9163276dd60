using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Testing.Storage;

/// <summary>Makes another store fail now and then, before its work or after it; the same seed, the same faults.</summary>
public sealed class FaultInjectingObjectStore(IObjectStore inner, FaultRates rates, long seed) : IObjectStore
{
    private readonly Lock _lock = new();
    private readonly Random _random = RandomStream.Create(seed, "store-faults");

    /// <summary>The calls that failed so far.</summary>
    public int Faults { get; private set; }

    /// <summary>Every kind of fault that came so far at every kind of call, delays included.</summary>
    public ConcurrentDictionary<InjectedFault, int> Injected { get; } = new();

    /// <summary>Whether faults are injected now.</summary>
    public bool IsEnabled { get; set; } = true;

    public Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.ReadAsync(path, cancellationToken));

    public Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.CreateAsync(path, content, cancellationToken));

    public Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.ReplaceAsync(path, content, version, cancellationToken));

    public Task UploadAsync(string path, Stream content, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.UploadAsync(path, content, cancellationToken));

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.OpenReadAsync(path, cancellationToken));

    public Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.AppendAsync(path, content, position, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.ReadLogAsync(path, position, cancellationToken));

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in await TryAsync(folder, async () => await inner.ListAsync(folder, cancellationToken).ToListAsync(cancellationToken)))
            yield return path;
    }

    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await TryAsync(folder, async () => await inner.ListFoldersAsync(folder, cancellationToken).ToListAsync(cancellationToken)))
            yield return name;
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        TryAsync(path, () => inner.DeleteAsync(path, cancellationToken));

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken) =>
        TryAsync(folder, () => inner.DeleteFolderAsync(folder, cancellationToken));

    public Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken) =>
        TryAsync<ILease?>(
            path,
            async () => await inner.TryLeaseAsync(path, duration, cancellationToken) is { } lease ? new FaultyLease(this, lease) : null);

    private async Task TryAsync(string path, Func<Task> call, [CallerMemberName] string name = "") =>
        await TryAsync(
            path,
            async () =>
            {
                await call();
                return true;
            },
            name);

    private async Task<T> TryAsync<T>(string path, Func<Task<T>> call, [CallerMemberName] string name = "")
    {
        var (isRefused, isAnswerLost, delay) = Draw();
        Note(name, isRefused, isAnswerLost && !isRefused, delay > TimeSpan.Zero);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, TimeProvider.System);
        if (isRefused)
            throw new StoreException(path, "injected fault: refused.");
        var answer = await call();
        return isAnswerLost ? throw new StoreException(path, "injected fault: answer lost.") : answer;
    }

    // All are drawn each time, so that changing one rate leaves the other's faults where they were.
    private (bool IsRefused, bool IsAnswerLost, TimeSpan Delay) Draw()
    {
        lock (_lock)
        {
            if (!IsEnabled)
                return (false, false, TimeSpan.Zero);
            var (isRefused, isAnswerLost) = (_random.NextDouble() < rates.Refused, _random.NextDouble() < rates.AnswerLost);
            var delay = rates.Delayed > 0 && _random.NextDouble() < rates.Delayed ? TimeSpan.FromMilliseconds(_random.Next(1, 5)) : TimeSpan.Zero;
            Faults += isRefused || isAnswerLost ? 1 : 0;
            return (isRefused, isAnswerLost, delay);
        }
    }

    private void Note(string call, bool isRefused, bool isAnswerLost, bool isDelayed)
    {
        foreach (var (happened, kind) in new[] { (isRefused, nameof(rates.Refused)), (isAnswerLost, nameof(rates.AnswerLost)), (isDelayed, nameof(rates.Delayed)) })
        {
            if (happened)
                Injected.AddOrUpdate(new InjectedFault(call, kind), 1, (_, count) => count + 1);
        }
    }

    private sealed class FaultyLease(FaultInjectingObjectStore store, ILease lease) : ILease
    {
        public string Path => lease.Path;

        public Task<bool> RenewAsync(CancellationToken cancellationToken) =>
            store.TryAsync(Path, () => lease.RenewAsync(cancellationToken));

        public Task ReleaseAsync(CancellationToken cancellationToken) =>
            store.TryAsync(Path, () => lease.ReleaseAsync(cancellationToken));

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }
}
