using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using SkiaSharp;

namespace NasCloud.Training.Tests.Datasets;

public sealed class DatasetCatalogTests : IDisposable
{
    private readonly TemporaryFolder _shared = new();
    private readonly TemporaryFolder _own = new();

    public void Dispose()
    {
        _shared.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task Open_PathAndName_ThePathWins()
    {
        Write(_own, "elsewhere", 3);
        Write(_shared, "pets", 5);
        Assert.Equal(3, await CountAsync(new DatasetSpec("pets", Path: _own["elsewhere"])));
    }

    [Fact]
    public async Task Open_InBothFolders_TheSharedOneWins()
    {
        Write(_shared, "pets", 5);
        Write(_own, "pets", 3);
        Assert.Equal(5, await CountAsync(new DatasetSpec("pets")));
    }

    [Fact]
    public async Task Open_InOwnFolder_IsFound()
    {
        Write(_own, "pets", 3);
        Assert.Equal(3, await CountAsync(new DatasetSpec("pets")));
    }

    [Fact]
    public void Names_SomeFolders_AreThoseWithDataAndTheBuiltIn()
    {
        Write(_shared, "pets", 2);
        _shared.Folder("empty");
        Write(_own, "birds", 2);
        Assert.Equal(["glyphs", "pets", "birds"], Catalog.Names);
    }

    [Fact]
    public Task Open_KnownDataSetNotHere_SaysHowToGetIt() =>
        AssertFaultAsync(new DatasetSpec("mnist"), "nascloud dataset get mnist");

    [Fact]
    public Task Open_UnknownName_ListsTheKnown() =>
        AssertFaultAsync(new DatasetSpec("nist"), "expected one of glyphs, fashion-mnist, mnist, cifar-10, cifar-100");

    [Theory]
    [InlineData("../secrets")]
    [InlineData("..")]
    [InlineData("")]
    public Task Open_NameThatIsAPath_IsRefused(string name) =>
        AssertFaultAsync(new DatasetSpec(name), "expected the name of a folder");

    [Fact]
    public Task Open_PathMissing_SaysSo() =>
        AssertFaultAsync(new DatasetSpec("pets", Path: _own["nowhere"]), "there is no such file or folder");

    [Fact]
    public Task Open_FolderWithoutData_SaysWhatIsExpected() =>
        AssertFaultAsync(new DatasetSpec("pets", Path: _own.Folder("nothing")), "it holds no data set: expected IDX files");

    [Fact]
    public Task Open_ImageSizeZero_IsRefused() =>
        AssertFaultAsync(new DatasetSpec("glyphs", ImageSize: 0), "dataset.imageSize is 0");

    private DatasetCatalog Catalog => new(_shared.Path, _own.Path);

    private static void Write(TemporaryFolder folder, string name, int perClass)
    {
        for (var i = 0; i < perClass; i++)
        {
            folder.Write($"{name}/train/a/{i}.png", SampleData.Image(SKColors.Red));
            folder.Write($"{name}/train/b/{i}.png", SampleData.Image(SKColors.Blue));
        }
    }

    private async Task<int> CountAsync(DatasetSpec spec)
    {
        var source = await Catalog.OpenAsync(spec, TestContext.Current.CancellationToken);
        return (await source.LoadTrainingAsync(TestContext.Current.CancellationToken)).Count / 2;
    }

    private async Task AssertFaultAsync(DatasetSpec spec, string problem)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => Catalog.OpenAsync(spec, TestContext.Current.CancellationToken));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
