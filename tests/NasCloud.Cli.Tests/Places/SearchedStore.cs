using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Places;

/// <summary>A store with a search of a table that has ended and two that are damaged, and a server of it that asks for a key.</summary>
public sealed class SearchedStore : IAsyncLifetime
{
    /// <summary>What the server asks for.</summary>
    public const string Key = "secret-0123456789abcdef-secret";

    private readonly TestHost _host = new();
    private SearchServer? _server;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    internal SearchId Ended { get; private set; } = null!;

    internal string Folder => Path.Combine(_host.Folder, StorePlace.DefaultFolder);

    internal Uri Url => _server!.Url;

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("search", _host.WriteTableSpec()));
        Ended = await _host.Store.ListAsync(Test).SingleAsync(Test);
        foreach (var id in new[] { "bad-0001", "bad-0002" })
            await _host.Store.Store.CreateAsync(SearchPaths.Manifest(new SearchId(id)), "{"u8.ToArray(), Test);
        var host = _host.Host();
        var settings = new ServeSettings(ListenAddress.Parse(url: null, port: 0), ApiKey.Find(host, Key), AtOnce: 2, TakesUp: false);
        _server = await SearchServer.StartAsync(host, new SearchStore(host, StorePlace.Find(host, folder: null, storage: null)), settings, Test);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _host.Dispose();
    }

    /// <summary>What <c>show</c> prints of the search that has ended, asked of the store itself.</summary>
    internal async Task<string> ShowAsync(params string[] options)
    {
        using var user = new TestHost();
        Assert.Equal(ExitCode.Success, await user.RunAsync(["show", Ended.Value, "--store", Folder, .. options]));
        return user.Output;
    }

    internal Task<int> CountAsync() => _host.Store.ListAsync(Test).CountAsync(Test).AsTask();

    /// <summary>A search that nothing drives.</summary>
    internal async Task<SearchId> CreateAsync(string id, SearchState state, ControlWish wish)
    {
        // Each place has its own: they share the store.
        var manifest = TestSearch.Create(id: $"{id}-{await CountAsync()}", table: Path.Combine(_host.Folder, "cells.csv"));
        await _host.Store.CreateAsync(manifest, Test);
        await _host.Store.WriteStatusAsync(manifest.Id, new SearchStatus(state, TimeProvider.System.GetUtcNow()), Test);
        await _host.Store.WriteWishAsync(manifest.Id, wish, Test);
        return manifest.Id;
    }

    /// <summary>The search of a name.</summary>
    internal ValueTask<SearchId> FindAsync(string name) => _host.Store.ListAsync(Test).SingleAsync(id => id.Value.StartsWith(name, StringComparison.Ordinal), Test);

    internal Task<ControlWish> WishAsync(SearchId id) => _host.Store.ReadWishAsync(id, Test);

    internal async Task<SearchState> StateAsync(SearchId id) => (await _host.Store.ReadStatusAsync(id, Test))!.State;
}
