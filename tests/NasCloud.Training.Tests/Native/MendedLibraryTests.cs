using NasCloud.Training.Native;

namespace NasCloud.Training.Tests.Native;

public sealed class MendedLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Provide_Twice_MakesOneCopyAndLeavesTheOriginal()
    {
        var original = Original();
        var before = File.ReadAllBytes(original);

        var first = MendedLibrary.Provide(original, _folder)!;
        var second = MendedLibrary.Provide(original, _folder);

        Assert.Equal(first, second);
        Assert.Equal([first], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal(StandardLibraryMend.TryApply(before), File.ReadAllBytes(first));
        Assert.Equal(before, File.ReadAllBytes(original));
    }

    [Fact]
    public void Provide_DamagedCopy_ReplacesIt()
    {
        var path = MendedLibrary.Provide(Original(), _folder)!;
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..100]);

        MendedLibrary.Provide(Original(), _folder);

        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task Provide_ManyAtOnce_AllGetTheWholeFile()
    {
        var original = Original();

        var paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MendedLibrary.Provide(original, _folder))));

        Assert.Equal([Assert.Single(paths.Distinct())!], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private static string Original()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only the Linux library is mended.");
        return NativeFolders.Find("libLibTorchSharp.so");
    }
}
