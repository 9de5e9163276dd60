using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class FileObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2030-01-01T00:00:00Z", null));
    private readonly FileObjectStore _store;

    public FileObjectStoreTests() => _store = new FileObjectStore(_folder.Path, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CreateAsync_Object_LiesAtItsPath()
    {
        await _store.CreateAsync("searches/a/spec.json", Bytes("{}"), Token);

        Assert.Equal("{}", await File.ReadAllTextAsync(_folder["searches/a/spec.json"], Token));
    }

    [Fact]
    public async Task ReadAsync_NewStore_CreatesNoFolder()
    {
        var store = new FileObjectStore(_folder["not-there"], _clock);
        Assert.Null(await store.ReadAsync("a", Token));
        Assert.Empty(await store.ListAsync("", Token).ToListAsync(Token));
        Assert.Empty(await store.ListFoldersAsync("", Token).ToListAsync(Token));

        Assert.False(Directory.Exists(_folder["not-there"]));
    }

    [Fact]
    public async Task EveryWrite_Done_LeavesNothingAside()
    {
        await _store.CreateAsync("a", Bytes("one"), Token);
        await _store.ReplaceAsync("a", Bytes("two"), null, Token);
        await _store.UploadAsync("a", new MemoryStream([1, 2, 3]), Token);
        await _store.AppendAsync("b", Bytes("one\n"), 0, Token);
        await _store.DeleteFolderAsync("", Token);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["~store/temporary"]));
    }

    [Fact]
    public async Task ReadLogAsync_WriterDiedInAnAppend_HoldsWholeAppendsOnly()
    {
        await _store.AppendAsync("log", Bytes("one\n"), 0, Token);
        await DieInAppendAsync("log", 4, "two\nthr");

        Assert.Equal("one\n", await LogAsync("log"));
        Assert.True(await _store.AppendAsync("log", Bytes("new\n"), 4, Token));
        Assert.Equal("one\nnew\n", await LogAsync("log"));
    }

    [Fact]
    public async Task AppendAsync_WriterDiedInTheFirstAppend_StartsTheLog()
    {
        await DieInAppendAsync("log", 0, "on");

        Assert.True(await _store.AppendAsync("log", Bytes("new\n"), 0, Token));
        Assert.Equal("new\n", await LogAsync("log"));
    }

    [Fact]
    public async Task ReadLogAsync_WriterDiedBeforeItsAppend_LosesNothing()
    {
        await _store.AppendAsync("log", Bytes("one\n"), 0, Token);
        await DieInAppendAsync("log", 4, string.Empty);

        Assert.Equal("one\n", await LogAsync("log"));
    }

    [Fact]
    public async Task ReadLogAsync_WriterDiedInItsUndoRecord_LosesNothing()
    {
        await _store.AppendAsync("log", Bytes("one\n"), 0, Token);
        foreach (var file in Directory.EnumerateFiles(_folder["~store/locks"]))
            await File.WriteAllTextAsync(file, "0\tlo", Token);

        Assert.Equal("one\n", await LogAsync("log"));
        Assert.True(await _store.AppendAsync("log", Bytes("two\n"), 4, Token));
    }

    [Fact]
    public async Task ReadAsync_WhileItIsReplaced_SeesOneOfTheTwoWhole()
    {
        var letters = Enumerable.Range('a', 20).Select(letter => new string((char)letter, 50_000)).ToList();
        await _store.CreateAsync("a", Bytes(letters[0]), Token);
        var writing = Task.Run(
            async () =>
            {
                foreach (var content in letters.Concat(letters))
                    await _store.ReplaceAsync("a", Bytes(content), null, Token);
            },
            Token);

        while (!writing.IsCompleted)
        {
            var text = Encoding.UTF8.GetString((await _store.ReadAsync("a", Token))!.Content.Span);
            Assert.Equal(50_000, text.Length);
            Assert.Equal(0, text.AsSpan().IndexOfAnyExcept(text[0]) + 1);
        }

        await writing;
    }

    [Fact]
    public async Task CreateAsync_LeftoversOfTheDead_AreSweptUpAfterADay()
    {
        Directory.CreateDirectory(_folder["~store/temporary/folder"]);
        await File.WriteAllTextAsync(_folder["~store/temporary/folder/x"], "x", Token);
        await File.WriteAllTextAsync(_folder["~store/temporary/old"], "x", Token);
        await File.WriteAllTextAsync(_folder["~store/temporary/young"], "x", Token);
        Directory.SetLastWriteTimeUtc(_folder["~store/temporary/folder"], _clock.GetUtcNow().UtcDateTime.AddHours(-25));
        File.SetLastWriteTimeUtc(_folder["~store/temporary/old"], _clock.GetUtcNow().UtcDateTime.AddHours(-25));
        File.SetLastWriteTimeUtc(_folder["~store/temporary/young"], _clock.GetUtcNow().UtcDateTime.AddHours(-23));
        await _store.CreateAsync("a", Bytes("one"), Token);

        Assert.Equal(["young"], Directory.EnumerateFileSystemEntries(_folder["~store/temporary"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task CreateAsync_RootIsAFile_SaysSo()
    {
        await File.WriteAllTextAsync(_folder["file"], "x", Token);
        var store = new FileObjectStore(_folder["file"], _clock);

        var exception = await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("a/b", Bytes("one"), Token));
        Assert.Equal("a/b", exception.Path);
        Assert.Contains($"the file system at {_folder["file"]} failed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_AnObjectWhereAFolderShouldBe_SaysSo()
    {
        await _store.CreateAsync("a", Bytes("one"), Token);

        await Assert.ThrowsAsync<StoreException>(() => _store.CreateAsync("a/b", Bytes("one"), Token));
    }

    [Fact]
    public async Task TryLeaseAsync_RecordCutShort_IsFree()
    {
        await _store.CreateAsync("a", Bytes("one"), Token);
        await _store.TryLeaseAsync("a", TimeSpan.FromSeconds(60), Token);
        await File.WriteAllTextAsync(_folder["~store/leases/a~"], """{"token":"12""", Token);

        Assert.NotNull(await _store.TryLeaseAsync("a", TimeSpan.FromSeconds(60), Token));
    }

    [Fact]
    public async Task TryLeaseAsync_AnotherStoreOverTheFolder_SeesTheClaim()
    {
        await _store.CreateAsync("a", Bytes("one"), Token);
        await using var lease = await _store.TryLeaseAsync("a", TimeSpan.FromSeconds(60), Token);

        Assert.Null(await new FileObjectStore(_folder.Path, _clock).TryLeaseAsync("a", TimeSpan.FromSeconds(60), Token));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<string> LogAsync(string path) => Encoding.UTF8.GetString((await _store.ReadLogAsync(path, 0, Token)).Span);

    // What a process leaves that is killed after it wrote so much of its append.
    private async Task DieInAppendAsync(string path, long position, string written)
    {
        var layout = new StoreLayout(_folder.Path);
        StoreHousekeeping.Prepare(layout, _clock.GetUtcNow());
        using (var held = await new PathLocks(layout).TakeAsync(path, Token))
            held.BeginAppend(path, position);
        await File.AppendAllTextAsync(layout.Object(path), written, Token);
    }
}
