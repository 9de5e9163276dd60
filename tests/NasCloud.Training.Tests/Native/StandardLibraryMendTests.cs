using System.Text;
using NasCloud.Training.Native;

namespace NasCloud.Training.Tests.Native;

public class StandardLibraryMendTests
{
    [Fact]
    public void TryApply_TorchSharpsLibrary_ChangesTheNameAndTheVersionAlone()
    {
        var original = Library("libLibTorchSharp.so");

        var mended = StandardLibraryMend.TryApply(original)!;

        Assert.Equal(original.Length, mended.Length);
        var name = original.AsSpan().IndexOf("_ZSt21ios_base_library_initv\0"u8);
        var changed = Enumerable.Range(0, original.Length).Where(offset => original[offset] != mended[offset]).ToList();
        var (inName, elsewhere) = (changed.Where(offset => offset >= name && offset < name + 28), changed.Where(offset => offset < name || offset >= name + 28).ToList());
        Assert.NotEmpty(inName);
        Assert.Equal("_ZSt15get_new_handlerv\0\0\0\0\0\0", Encoding.ASCII.GetString(mended, name, 28));
        Assert.InRange(elsewhere.Count, 1, 8);
        Assert.InRange(elsewhere[^1] - elsewhere[0], 0, 11);
    }

    [Fact]
    public void TryApply_TorchSharpsLibrary_AsksForNothingNewerThanGcc12()
    {
        var mended = ElfImage.TryRead(StandardLibraryMend.TryApply(Library("libLibTorchSharp.so"))!)!;

        var versions = VersionNeed.ReadAll(mended, mended.Find(0x6ffffffe)!).ToList();

        Assert.DoesNotContain(versions, version => version.Name == "GLIBCXX_3.4.32");
        Assert.Equal(2, versions.Count(version => version.Name == "GLIBCXX_3.4.20"));
        Assert.All(versions, version => Assert.Equal(ElfHash(version.Name), version.Hash));
    }

    [Fact]
    public void TryApply_AlreadyMended_HasNothingToDo() =>
        Assert.Null(StandardLibraryMend.TryApply(StandardLibraryMend.TryApply(Library("libLibTorchSharp.so"))!));

    [Fact]
    public void TryApply_LibraryWithoutTheSymbol_HasNothingToDo() =>
        Assert.Null(StandardLibraryMend.TryApply(Library("libc10.so")));

    [Fact]
    public void TryApply_NoElfFile_HasNothingToDo() =>
        Assert.Null(StandardLibraryMend.TryApply(Encoding.UTF8.GetBytes(new string('x', 100))));

    /// <summary>The hash of names that the ELF specification gives.</summary>
    private static uint ElfHash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            hash = (hash ^ ((hash & 0xf0000000) >> 24)) & 0x0fffffff;
        }

        return hash;
    }

    private static byte[] Library(string file)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only the Linux library is mended.");
        return File.ReadAllBytes(NativeFolders.Find(file));
    }
}
