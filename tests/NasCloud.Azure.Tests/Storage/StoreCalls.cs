using System.Text;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>Every call of a store, each with what must be there before it and what comes of it.</summary>
internal static class StoreCalls
{
    /// <summary>Larger than what the client sends in one request.</summary>
    private const int LargeSize = 9 << 20;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>By name: prepares, and returns the call itself, whose outcome is a text.</summary>
    public static IReadOnlyDictionary<string, Func<IObjectStore, Task<Func<CancellationToken, Task<string>>>>> All { get; } =
        new Dictionary<string, Func<IObjectStore, Task<Func<CancellationToken, Task<string>>>>>
        {
            ["read"] = store => With(store, async token => Text((await store.ReadAsync("f/a", token))!.Content)),
            ["read what is not there"] = store => With(store, async token => $"{await store.ReadAsync("f/none", token) is null}"),
            ["create"] = store => With(store, async token => $"{await store.CreateAsync("f/new", Bytes("new"), token)} {await ReadAsync(store, "f/new")}"),
            ["create what is there"] = store => With(store, async token => $"{await store.CreateAsync("f/a", Bytes("new"), token)} {await ReadAsync(store, "f/a")}"),
            ["replace"] = store => With(store, async token => $"{await store.ReplaceAsync("f/a", Bytes("two"), null, token) is not null} {await ReadAsync(store, "f/a")}"),
            ["replace a version"] = store => With(store, ReplaceVersion(store)),
            ["replace an old version"] = store => With(store, async token => $"{await store.ReplaceAsync("f/a", Bytes("two"), "\"0x1\"", token) is not null} {await ReadAsync(store, "f/a")}"),
            ["upload"] = store => With(store, Upload(store, 1_000)),
            ["upload much"] = store => With(store, Upload(store, LargeSize)),
            ["open"] = store => With(store, Open(store)),
            // By its contract an append whose answer was lost may be refused: the log tells.
            ["append"] = store => With(store, async token =>
            {
                await store.AppendAsync("f/log", Bytes("2"), 1, token);
                return Text(await store.ReadLogAsync("f/log", 0, CancellationToken.None));
            }),
            ["append to a new log"] = store => With(store, async token =>
            {
                await store.AppendAsync("f/new-log", Bytes("1"), 0, token);
                return Text(await store.ReadLogAsync("f/new-log", 0, CancellationToken.None));
            }),
            ["append elsewhere"] = store => With(store, async token => $"{await store.AppendAsync("f/log", Bytes("2"), 7, token)} {await ReadAsync(store, "f/log")}"),
            ["read a log"] = store => With(store, async token => Text(await store.ReadLogAsync("f/log", 0, token))),
            ["read a log's end"] = store => With(store, async token => Text(await store.ReadLogAsync("f/log", 1, token))),
            ["list"] = store => With(store, async token => string.Join(' ', await store.ListAsync("f", token).ToListAsync(token))),
            ["list free"] = store => With(store, async token => string.Join(' ', await store.ListFreeAsync("f", token).ToListAsync(token))),
            ["list folders"] = store => With(store, async token => string.Join(' ', await store.ListFoldersAsync(string.Empty, token).ToListAsync(token))),
            ["delete"] = store => With(store, async token =>
            {
                await store.DeleteAsync("f/a", token);
                return await ReadAsync(store, "f/a");
            }),
            ["delete a folder"] = store => With(store, async token =>
            {
                await store.DeleteFolderAsync("f", token);
                return string.Join(' ', await store.ListAsync("f", CancellationToken.None).ToListAsync(CancellationToken.None));
            }),
            ["lease"] = store => With(store, async token => $"{await store.TryLeaseAsync("f/a", Lease, token) is not null}"),
            ["renew"] = store => WithLease(store, async (lease, token) => $"{await lease.RenewAsync(token)}"),
            ["release"] = store => WithLease(store, async (lease, token) =>
            {
                await lease.ReleaseAsync(token);
                return $"{await store.TryLeaseAsync("f/a", Lease, CancellationToken.None) is not null}";
            }),
        };

    private static async Task<Func<CancellationToken, Task<string>>> With(IObjectStore store, Func<CancellationToken, Task<string>> call)
    {
        await store.CreateAsync("f/a", Bytes("one"), CancellationToken.None);
        await store.AppendAsync("f/log", Bytes("1"), 0, CancellationToken.None);
        // The first upload of a store asks whether the container is there.
        await store.UploadAsync("f/b", new MemoryStream([1]), CancellationToken.None);
        return call;
    }

    private static async Task<Func<CancellationToken, Task<string>>> WithLease(IObjectStore store, Func<ILease, CancellationToken, Task<string>> call)
    {
        await With(store, _ => Task.FromResult(string.Empty));
        var lease = await store.TryLeaseAsync("f/a", Lease, CancellationToken.None);
        return token => call(lease!, token);
    }

    private static Func<CancellationToken, Task<string>> ReplaceVersion(IObjectStore store) => async token =>
    {
        var version = (await store.ReadAsync("f/a", token))!.Version;
        var next = await store.ReplaceAsync("f/a", Bytes("two"), version, token);
        return $"{next == (await store.ReadAsync("f/a", CancellationToken.None))!.Version} {await ReadAsync(store, "f/a")}";
    };

    private static Func<CancellationToken, Task<string>> Upload(IObjectStore store, int size) => async token =>
    {
        await store.UploadAsync("f/a", new MemoryStream(Content(size)), token);
        await using var stored = await store.OpenReadAsync("f/a", CancellationToken.None);
        var copy = new MemoryStream();
        await stored!.CopyToAsync(copy, CancellationToken.None);
        return $"{copy.ToArray().AsSpan().SequenceEqual(Content(size))}";
    };

    private static Func<CancellationToken, Task<string>> Open(IObjectStore store) => async token =>
    {
        await using var stored = await store.OpenReadAsync("f/a", token);
        return await new StreamReader(stored!).ReadToEndAsync(CancellationToken.None);
    };

    private static byte[] Content(int size) => [.. Enumerable.Range(0, size).Select(index => (byte)(index * 31))];

    private static async Task<string> ReadAsync(IObjectStore store, string path) =>
        await store.ReadAsync(path, CancellationToken.None) is { } stored ? Text(stored.Content) : "(missing)";

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
}
