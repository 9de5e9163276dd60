using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Testing.Storage;

/// <summary>What every <see cref="IObjectStore"/> must do; derive it once for each.</summary>
public abstract class ObjectStoreContract
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>An empty store, the same one in the whole of one test.</summary>
    protected abstract IObjectStore Store { get; }

    /// <summary>The store's clock; null where it has one of its own, and tests that move the clock are skipped.</summary>
    protected virtual FakeTimeProvider? Clock => null;

    /// <summary>Puts the store's clock forward.</summary>
    protected virtual Task AdvanceClockAsync(TimeSpan by)
    {
        if (Clock is null)
            Assert.Skip("this store's clock can't be moved.");
        Clock.Advance(by);
        return Task.CompletedTask;
    }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_Missing_IsNull() => Assert.Null(await Store.ReadAsync("a/b.json", Token));

    [Fact]
    public async Task CreateAsync_Missing_CreatesAndIsRead()
    {
        Assert.True(await Store.CreateAsync("a/b.json", Bytes("one"), Token));
        Assert.Equal("one", await TextAsync("a/b.json"));
    }

    [Fact]
    public async Task CreateAsync_Existing_LeavesItUntouched()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var version = (await Store.ReadAsync("a", Token))!.Version;

        Assert.False(await Store.CreateAsync("a", Bytes("two"), Token));
        Assert.Equal("one", await TextAsync("a"));
        Assert.Equal(version, (await Store.ReadAsync("a", Token))!.Version);
    }

    [Fact]
    public async Task CreateAsync_EmptyContent_IsThere()
    {
        Assert.True(await Store.CreateAsync("a", ReadOnlyMemory<byte>.Empty, Token));
        Assert.Equal(string.Empty, await TextAsync("a"));
        Assert.Equal(["a"], await ListAsync(string.Empty));
    }

    [Fact]
    public async Task CreateAsync_ManyAtOnce_OneWins()
    {
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Task.Run(() => Store.CreateAsync("contested", Bytes($"writer {number}"), Token), Token)));

        var winner = Assert.Single(wins.Index(), win => win.Item).Index;
        Assert.Equal($"writer {winner}", await TextAsync("contested"));
    }

    [Fact]
    public async Task ReplaceAsync_NoVersionGiven_CreatesThenReplaces()
    {
        Assert.NotNull(await Store.ReplaceAsync("a/b", Bytes("one"), null, Token));
        Assert.NotNull(await Store.ReplaceAsync("a/b", Bytes("two"), null, Token));
        Assert.Equal("two", await TextAsync("a/b"));
    }

    [Fact]
    public async Task ReplaceAsync_CurrentVersion_ReplacesAndReturnsTheNewVersion()
    {
        var first = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        var second = await Store.ReplaceAsync("a", Bytes("two"), first, Token);

        Assert.NotNull(second);
        Assert.Equal(second, (await Store.ReadAsync("a", Token))!.Version);
        Assert.Equal("two", await TextAsync("a"));
    }

    [Fact]
    public async Task ReplaceAsync_OldVersion_WritesNothing()
    {
        var first = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        await Store.ReplaceAsync("a", Bytes("two"), null, Token);

        Assert.Null(await Store.ReplaceAsync("a", Bytes("three"), first, Token));
        Assert.Equal("two", await TextAsync("a"));
    }

    [Fact]
    public async Task ReplaceAsync_GoneByNow_WritesNothing()
    {
        var version = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        await Store.DeleteAsync("a", Token);

        Assert.Null(await Store.ReplaceAsync("a", Bytes("two"), version, Token));
        Assert.Null(await Store.ReadAsync("a", Token));
    }

    [Fact]
    public async Task ReplaceAsync_SameContent_ChangesTheVersion()
    {
        var first = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        var second = await Store.ReplaceAsync("a", Bytes("one"), null, Token);

        Assert.NotEqual(first, second);
        Assert.Null(await Store.ReplaceAsync("a", Bytes("one"), first, Token));
    }

    [Fact]
    public async Task ReplaceAsync_DeletedAndCreatedAgain_HasAnotherVersion()
    {
        var first = await Store.ReplaceAsync("a", Bytes("one"), null, Token);
        await Store.DeleteAsync("a", Token);
        await Store.CreateAsync("a", Bytes("one"), Token);

        Assert.NotEqual(first, (await Store.ReadAsync("a", Token))!.Version);
    }

    [Fact]
    public async Task ReplaceAsync_ManyCountingAtOnce_LoseNoCount()
    {
        await Store.CreateAsync("count", Bytes("0"), Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CountAsync(20), Token)));

        Assert.Equal("80", await TextAsync("count"));
    }

    [Fact]
    public async Task UploadAsync_Large_IsReadBack()
    {
        var content = Enumerable.Range(0, 300_000).Select(index => (byte)(index % 251)).ToArray();
        await Store.UploadAsync("a/large", new MemoryStream(content), Token);

        await using var stream = await Store.OpenReadAsync("a/large", Token);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Token);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task UploadAsync_Existing_ReplacesItUnderANewVersion()
    {
        var version = await Store.ReplaceAsync("a", Bytes("a longer content than the next"), null, Token);
        await Store.UploadAsync("a", new MemoryStream(Bytes("two").ToArray()), Token);

        Assert.Equal("two", await TextAsync("a"));
        Assert.NotEqual(version, (await Store.ReadAsync("a", Token))!.Version);
    }

    [Fact]
    public async Task UploadAsync_SourceFailsHalfway_LeavesWhatWasThere()
    {
        await Store.CreateAsync("a", Bytes("before"), Token);
        await using var source = new BreakingStream(200_000);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.UploadAsync("a", source, Token));
        Assert.Equal("before", await TextAsync("a"));
        Assert.Equal(["a"], await ListAsync(string.Empty));
    }

    [Fact]
    public async Task OpenReadAsync_Missing_IsNull() => Assert.Null(await Store.OpenReadAsync("a/b", Token));

    [Fact]
    public async Task OpenReadAsync_ReplacedWhileOpen_ReadsOneOfTheTwoWhole()
    {
        await Store.UploadAsync("a", new MemoryStream(Bytes(new string('x', 100_000)).ToArray()), Token);
        await using var stream = await Store.OpenReadAsync("a", Token);
        await Store.UploadAsync("a", new MemoryStream(Bytes(new string('y', 100_000)).ToArray()), Token);

        using var reader = new StreamReader(stream!);
        Assert.Single((await reader.ReadToEndAsync(Token)).Distinct());
    }

    [Fact]
    public async Task AppendAsync_AtTheEnd_GrowsTheLog()
    {
        Assert.True(await Store.AppendAsync("log", Bytes("one\n"), 0, Token));
        Assert.True(await Store.AppendAsync("log", Bytes("two\nthree\n"), 4, Token));
        Assert.Equal("one\ntwo\nthree\n", await LogAsync("log", 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task AppendAsync_AtAnotherLength_AppendsNothing(long position)
    {
        await Store.AppendAsync("log", Bytes("one\n"), 0, Token);

        Assert.False(await Store.AppendAsync("log", Bytes("two\n"), position, Token));
        Assert.Equal("one\n", await LogAsync("log", 0));
    }

    [Fact]
    public async Task AppendAsync_MissingLogAtAPosition_AppendsNothing()
    {
        Assert.False(await Store.AppendAsync("a/log", Bytes("one\n"), 4, Token));
        Assert.Empty(await ListAsync(string.Empty));
    }

    [Fact]
    public async Task AppendAsync_ManyAtOnce_OneWinsEachPosition()
    {
        for (var round = 0; round < 5; round++)
        {
            var position = round * 9;
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
                Task.Run(() => Store.AppendAsync("log", Bytes($"writer {number}\n"), position, Token), Token)));
            var winner = Assert.Single(wins.Index(), win => win.Item).Index;
            Assert.Equal($"writer {winner}\n", await LogAsync("log", position));
        }
    }

    [Fact]
    public async Task ReadLogAsync_Position_ReadsFromThere()
    {
        await Store.AppendAsync("log", Bytes("one\ntwo\n"), 0, Token);

        Assert.Equal("two\n", await LogAsync("log", 4));
        Assert.Equal(string.Empty, await LogAsync("log", 8));
        Assert.Equal(string.Empty, await LogAsync("log", 9));
        Assert.Equal(string.Empty, await LogAsync("missing", 0));
    }

    [Fact]
    public async Task AppendAsync_DeletedLog_StartsAfresh()
    {
        await Store.AppendAsync("log", Bytes("one\n"), 0, Token);
        await Store.DeleteAsync("log", Token);

        Assert.Equal(string.Empty, await LogAsync("log", 0));
        Assert.True(await Store.AppendAsync("log", Bytes("two\n"), 0, Token));
        Assert.Equal("two\n", await LogAsync("log", 0));
    }

    [Fact]
    public async Task ListAsync_Folder_HoldsWhatIsBelowInOrdinalOrder()
    {
        foreach (var path in new[] { "a/b/2", "a/b/10", "a/b-c", "a/bc", "a/b/B/x", "b", "a.b", "a/b/1" })
            await Store.CreateAsync(path, Bytes(path), Token);

        Assert.Equal(["a/b/1", "a/b/10", "a/b/2", "a/b/B/x"], await ListAsync("a/b"));
        Assert.Equal(["a.b", "a/b-c", "a/b/1", "a/b/10", "a/b/2", "a/b/B/x", "a/bc", "b"], await ListAsync(string.Empty));
        Assert.Empty(await ListAsync("missing"));
    }

    [Fact]
    public async Task ListAsync_LeasedAndAppended_HoldsObjectsOnly()
    {
        await Store.CreateAsync("a/b", Bytes("one"), Token);
        await Store.AppendAsync("a/log", Bytes("one\n"), 0, Token);
        await using var lease = await Store.TryLeaseAsync("a/b", Duration, Token);

        Assert.Equal(["a/b", "a/log"], await ListAsync(string.Empty));
        Assert.Equal(["a"], await ListFoldersAsync(string.Empty));
    }

    [Fact]
    public async Task ListFoldersAsync_Nested_NamesTheNextLevelOnly()
    {
        foreach (var path in new[] { "s/b/x", "s/a/y/z", "s/a/x", "s/file", "t/x" })
            await Store.CreateAsync(path, Bytes(path), Token);

        Assert.Equal(["a", "b"], await ListFoldersAsync("s"));
        Assert.Equal(["s", "t"], await ListFoldersAsync(string.Empty));
        Assert.Empty(await ListFoldersAsync("missing"));
    }

    [Fact]
    public async Task ListFoldersAsync_LastObjectDeleted_ForgetsTheFolder()
    {
        await Store.CreateAsync("s/a/x", Bytes("one"), Token);
        await Store.DeleteAsync("s/a/x", Token);

        Assert.Empty(await ListFoldersAsync("s"));
        Assert.Empty(await ListFoldersAsync(string.Empty));
    }

    [Fact]
    public async Task DeleteAsync_Missing_DoesNothing()
    {
        await Store.DeleteAsync("a/b/c", Token);
        Assert.Empty(await ListAsync(string.Empty));
    }

    [Fact]
    public async Task DeleteFolderAsync_Folder_RemovesWhatIsBelowAndNothingElse()
    {
        foreach (var path in new[] { "s/a/x", "s/a/y/z", "s/ab", "t" })
            await Store.CreateAsync(path, Bytes(path), Token);
        await Store.DeleteFolderAsync("s/a", Token);
        await Store.DeleteFolderAsync("missing", Token);

        Assert.Equal(["s/ab", "t"], await ListAsync(string.Empty));
    }

    [Fact]
    public async Task DeleteFolderAsync_All_LeavesAStoreThatWorks()
    {
        await Store.CreateAsync("s/a", Bytes("one"), Token);
        await Store.CreateAsync("t", Bytes("one"), Token);
        await Store.DeleteFolderAsync(string.Empty, Token);

        Assert.Empty(await ListAsync(string.Empty));
        Assert.True(await Store.CreateAsync("s/a", Bytes("two"), Token));
        Assert.NotNull(await Store.TryLeaseAsync("s/a", Duration, Token));
    }

    [Fact]
    public async Task DeleteFolderAsync_LeasedObject_RemovesItsLeaseToo()
    {
        await Store.CreateAsync("s/a", Bytes("one"), Token);
        var lease = await LeaseAsync("s/a");
        await Store.DeleteFolderAsync("s", Token);
        await Store.CreateAsync("s/a", Bytes("two"), Token);

        Assert.False(await lease.RenewAsync(Token));
        Assert.NotNull(await Store.TryLeaseAsync("s/a", Duration, Token));
    }

    [Fact]
    public async Task TryLeaseAsync_Missing_IsNull() => Assert.Null(await Store.TryLeaseAsync("a", Duration, Token));

    [Fact]
    public async Task TryLeaseAsync_Held_IsNullUntilReleased()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var first = await LeaseAsync("a");
        Assert.Equal("a", first.Path);
        Assert.Null(await Store.TryLeaseAsync("a", Duration, Token));
        Assert.True(await first.RenewAsync(Token));

        await first.ReleaseAsync(Token);
        await using var second = await LeaseAsync("a");
        Assert.False(await first.RenewAsync(Token));
        await first.ReleaseAsync(Token);
        Assert.True(await second.RenewAsync(Token));
    }

    [Fact]
    public async Task TryLeaseAsync_ManyAtOnce_OneWins()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.TryLeaseAsync("a", Duration, Token), Token)));

        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task TryLeaseAsync_HolderDisposed_IsFree()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await using (await LeaseAsync("a"))
            Assert.Null(await Store.TryLeaseAsync("a", Duration, Token));

        Assert.NotNull(await Store.TryLeaseAsync("a", Duration, Token));
    }

    [Fact]
    public async Task TryLeaseAsync_OtherObject_IsFree()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await Store.CreateAsync("b", Bytes("one"), Token);
        await using var lease = await LeaseAsync("a");

        Assert.NotNull(await Store.TryLeaseAsync("b", Duration, Token));
    }

    [Fact]
    public async Task ReadAsync_Leased_IsNotHindered()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await LeaseAsync("a");

        Assert.Equal("one", await TextAsync("a"));
    }

    [Fact]
    public async Task DeleteAsync_Leased_RemovesObjectAndLease()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var lease = await LeaseAsync("a");
        await Store.DeleteAsync("a", Token);

        Assert.False(await lease.RenewAsync(Token));
        await lease.ReleaseAsync(Token);
        await Store.CreateAsync("a", Bytes("two"), Token);
        Assert.NotNull(await Store.TryLeaseAsync("a", Duration, Token));
    }

    [Theory]
    [InlineData(14)]
    [InlineData(61)]
    public async Task TryLeaseAsync_DurationOutOfRange_Throws(int seconds)
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.TryLeaseAsync("a", TimeSpan.FromSeconds(seconds), Token));
    }

    [Fact]
    public async Task RenewAsync_AnotherTookIt_IsLost()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        var first = await LeaseAsync("a");
        await AdvanceClockAsync(Duration);

        await using var second = await LeaseAsync("a");
        Assert.False(await first.RenewAsync(Token));
        Assert.True(await second.RenewAsync(Token));
    }

    [Fact]
    public async Task RenewAsync_LateButNobodyTookIt_IsHeldAgain()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await LeaseAsync("a");
        await AdvanceClockAsync(Duration * 2);

        Assert.True(await lease.RenewAsync(Token));
        Assert.Null(await Store.TryLeaseAsync("a", Duration, Token));
    }

    [Fact]
    public async Task RenewAsync_InTime_LastsItsFullDurationAgain()
    {
        await Store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await LeaseAsync("a");
        await AdvanceClockAsync(Duration - TimeSpan.FromSeconds(1));
        Assert.True(await lease.RenewAsync(Token));
        await AdvanceClockAsync(Duration - TimeSpan.FromSeconds(1));

        Assert.Null(await Store.TryLeaseAsync("a", Duration, Token));
        Assert.True(await lease.RenewAsync(Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("a/../b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("~store")]
    [InlineData("ä")]
    public async Task EveryMethod_NoPath_Throws(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync(path, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CreateAsync(path, default, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplaceAsync(path, default, null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.UploadAsync(path, Stream.Null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenReadAsync(path, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(path, default, 0, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadLogAsync(path, 0, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(path, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryLeaseAsync(path, Duration, Token));
        if (path.Length == 0)
            return;
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteFolderAsync(path, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => ListFoldersAsync(path));
    }

    protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected async Task<string> LogAsync(string path, long position) =>
        Encoding.UTF8.GetString((await Store.ReadLogAsync(path, position, Token)).Span);

    protected async Task<string> TextAsync(string path) =>
        await Store.ReadAsync(path, Token) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : "(missing)";

    private async Task<ILease> LeaseAsync(string path)
    {
        var lease = await Store.TryLeaseAsync(path, Duration, Token);
        Assert.NotNull(lease);
        return lease;
    }

    private async Task CountAsync(int times)
    {
        for (var counted = 0; counted < times;)
        {
            var found = (await Store.ReadAsync("count", Token))!;
            var next = int.Parse(Encoding.UTF8.GetString(found.Content.Span), CultureInfo.InvariantCulture) + 1;
            if (await Store.ReplaceAsync("count", Bytes(next.ToString(CultureInfo.InvariantCulture)), found.Version, Token) is not null)
                counted++;
        }
    }

    private async Task<string[]> ListAsync(string folder) => await Store.ListAsync(folder, Token).ToArrayAsync(Token);

    private async Task<string[]> ListFoldersAsync(string folder) => await Store.ListFoldersAsync(folder, Token).ToArrayAsync(Token);
}
