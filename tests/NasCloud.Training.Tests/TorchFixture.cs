using NasCloud.Training.Native;
using NasCloud.Training.Tests;

// libtorch's random generator and its number of threads belong to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(TorchFixture))]

namespace NasCloud.Training.Tests;

/// <summary>Loads libtorch once, before any test.</summary>
public sealed class TorchFixture
{
    public TorchFixture() => TorchRuntime.Initialize(threads: 1);
}
