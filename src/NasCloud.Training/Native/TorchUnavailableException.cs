namespace NasCloud.Training.Native;

/// <summary>libtorch, which trains the networks, does not load on this system.</summary>
/// <param name="reason">What the system said.</param>
public sealed class TorchUnavailableException(string reason) : Exception(
    $"libtorch does not load: {reason}. Expected Linux x64 with glibc 2.34 and libstdc++ of GCC 12 or newer, Windows x64 or macOS on "
    + "ARM, and the package of libtorch for it beside the application: build again on this system, with -p:TorchBackend=cuda for CUDA.");
