using System.Security.Cryptography;

namespace NasCloud.Training.Native;

/// <summary>Keeps a mended copy of a native library in a folder of the user's own, shared by all processes.</summary>
internal static class MendedLibrary
{
    /// <summary>The copy's path; the copy is made unless it is there, and replaced if it isn't what it should be.</summary>
    /// <param name="original">The library as its package has it; never written to, since builds link to the package cache.</param>
    /// <param name="folder">Where copies are kept, one folder a content.</param>
    /// <returns>Null where there is nothing to mend.</returns>
    public static string? Provide(string original, string folder)
    {
        if (StandardLibraryMend.TryApply(File.ReadAllBytes(original)) is not { } mended)
            return null;
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(mended))[..16], Path.GetFileName(original));
        if (!Holds(path, mended))
            Write(path, mended);
        return path;
    }

    /// <summary>The user's folder for data of programs; the temporary folder where the user has no home.</summary>
    public static string DefaultFolder
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(home.Length > 0 ? home : Path.Combine(Path.GetTempPath(), Environment.UserName), "nascloud", "native");
        }
    }

    private static bool Holds(string path, byte[] content) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    /// <summary>Several processes may get here at once: each renames a whole file into place, and any of them will do.</summary>
    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, content);
        File.Move(draft, path, overwrite: true);
    }
}
