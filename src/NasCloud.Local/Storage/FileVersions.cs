using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Local.Storage;

/// <summary>Versions of files: the time of the write, kept apart from the one before, and a digest of the content.</summary>
/// <remarks>The digest alone would miss a write of the same content; the time alone is too coarse on some file systems.</remarks>
internal static class FileVersions
{
    /// <summary>Reads a file of which nothing changes while it is open.</summary>
    public static StoredObject? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[RandomAccess.GetLength(handle)];
            var length = RandomAccess.Read(handle, content, 0);
            return new StoredObject(content.AsMemory(0, length), Describe(handle, content.AsSpan(0, length)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Gives a file that is about to replace another a later time than it.</summary>
    public static string Stamp(SafeFileHandle file, ReadOnlySpan<byte> content, string replaced)
    {
        // Not the store's clock: versions must differ even while that stands still, in tests for example.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var before = File.Exists(replaced) ? File.GetLastWriteTimeUtc(replaced) : DateTime.MinValue;
        File.SetLastWriteTimeUtc(file, now > before ? now : before.AddTicks(1));
        return Describe(file, content);
    }

    private static string Describe(SafeFileHandle file, ReadOnlySpan<byte> content) => string.Create(
        CultureInfo.InvariantCulture, $"{File.GetLastWriteTimeUtc(file).Ticks:x}-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}");
}
