using System.Runtime.InteropServices;

namespace NasCloud.Training.Native;

/// <summary>Settings of the C library that training gains from.</summary>
internal static partial class Glibc
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;
    private const int Arenas = -8;

    // The largest that glibc takes for blocks of its heap.
    private const int LargestBlock = 32 * 1024 * 1024;

    /// <summary>
    /// Keeps freed blocks for the next batch, whose tensors are of the same sizes, where glibc would return them to the
    /// system and have each page cleared again: up to a quarter of the time of a small network's step.
    /// </summary>
    public static void KeepFreedMemory() => IgnoreIfMissing(() =>
    {
        _ = SetAllocator(MmapThreshold, LargestBlock);
        _ = SetAllocator(TrimThreshold, int.MaxValue);
        _ = SetAllocator(TopPad, 2 * LargestBlock);
        // One heap: blocks freed by one thread serve the others.
        _ = SetAllocator(Arenas, 1);
    });

    /// <summary>Returns all freed blocks to the system: what one candidate left is of no use to the next, whose tensors have other sizes.</summary>
    public static void ReturnFreedMemory() => IgnoreIfMissing(() => _ = Trim(0));

    /// <summary>Sets a variable of the environment as native libraries see it, unless it is set.</summary>
    public static void SetEnvironmentDefault(string name, string value) =>
        IgnoreIfMissing(() => _ = SetEnvironment(name, value, overwrite: 0));

    /// <summary>Other C libraries and other systems go without.</summary>
    private static void IgnoreIfMissing(Action call)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            call();
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
