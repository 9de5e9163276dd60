using System.Globalization;
using TorchSharp;

namespace NasCloud.Training.Native;

/// <summary>Prepares this process for training: call <see cref="Initialize"/> before anything of TorchSharp.</summary>
public static class TorchRuntime
{
    /// <summary>
    /// How many compiled kernels oneDNN keeps. Those of one network are of little use to the next, and its 1,024 fill some
    /// 100 MB; of a network that needs more than are kept, each step compiles them again.
    /// </summary>
    internal const int KeptKernels = 256;

    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>The threads that one tensor operation uses; 0 before <see cref="Initialize"/>.</summary>
    public static int Threads { get; private set; }

    /// <summary>Loads libtorch and sets how many threads it computes with. May be called again, to change the number.</summary>
    /// <param name="threads">At least 1. Results are bit-identical for an equal number only.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    /// <exception cref="TorchUnavailableException">libtorch is missing or does not load on this system.</exception>
    public static void Initialize(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        lock (Gate)
        {
            if (!_loaded)
                Load();
            _loaded = true;
            torch.set_num_threads(threads);
            Threads = threads;
        }
    }

    /// <summary>Gives back what a candidate's training left, so that a process that trains many stays as small as one that trains few.</summary>
    internal static void ReleaseMemory()
    {
        // The runtime sizes its youngest generation by the processor's cache and may not collect for hundreds of megabytes.
        GC.Collect();
        Glibc.ReturnFreedMemory();
    }

    private static void Load()
    {
        // Threads that spin while they wait for work take the processor from other trainers; set before OpenMP loads.
        Glibc.SetEnvironmentDefault("OMP_WAIT_POLICY", "PASSIVE");
        Glibc.SetEnvironmentDefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", KeptKernels.ToString(CultureInfo.InvariantCulture));
        Glibc.KeepFreedMemory();
        NativeLibraryResolver.Install();
        NativeLibraryResolver.Load();
    }
}
