using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace NasCloud.Training.Native;

/// <summary>Loads TorchSharp's native library where the system refuses it as it comes.</summary>
/// <remarks>The runtime asks only after its own attempt failed, so systems that need nothing are left alone.</remarks>
internal static class NativeLibraryResolver
{
    private const string Library = "LibTorchSharp";
    private static readonly Lazy<nint> Mended = new(LoadMended);
    private static int _installed;

    /// <summary>Why the mended library did not load either; null if it did or was never asked for.</summary>
    public static string? Failure { get; private set; }

    /// <summary>Offers help to the runtime; further calls do nothing.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
            AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!.ResolvingUnmanagedDll += Resolve;
    }

    /// <summary>Loads the library before TorchSharp does, which after a failure would copy half a gigabyte for a second try.</summary>
    /// <exception cref="TorchUnavailableException">It does not load.</exception>
    public static void Load()
    {
        if (!NativeLibrary.TryLoad(Library, typeof(torch).Assembly, searchPath: null, out _))
            throw new TorchUnavailableException(Failure ?? "the system refused it");
    }

    private static nint Resolve(Assembly assembly, string name) =>
        name == Library && OperatingSystem.IsLinux() ? Mended.Value : 0;

    private static nint LoadMended()
    {
        try
        {
            return LoadMended(NativeFolders.Find($"lib{Library}.so"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DllNotFoundException or BadImageFormatException)
        {
            Failure = exception.Message;
            return 0;
        }
    }

    private static nint LoadMended(string original)
    {
        var folder = Path.GetDirectoryName(original)!;
        // Where libtorch itself does not load, that is what to report.
        foreach (var dependency in new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" })
            NativeLibrary.Load(Path.Combine(folder, dependency));
        return NativeLibrary.Load(MendedLibrary.Provide(original, MendedLibrary.DefaultFolder) ?? original);
    }
}
