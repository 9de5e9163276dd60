using System.Runtime.CompilerServices;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>Gives tests threads enough: those that compute hold theirs for seconds, while others wait for processes and must go on at once.</summary>
internal static class TestThreads
{
    private const int Fewest = 16;

    [ModuleInitializer]
    internal static void Provide() => ThreadPool.SetMinThreads(Fewest, Fewest);
}
