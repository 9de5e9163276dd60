using NasCloud.Training.Native;
using TorchSharp;

namespace NasCloud.Training.Tests.Native;

public class TorchRuntimeTests
{
    [Fact]
    public void Initialize_AnySystem_ComputesWithTheThreadsAskedFor()
    {
        TorchRuntime.Initialize(threads: 1);

        using var sum = torch.ones(3).sum();

        Assert.Equal(3f, sum.item<float>());
        Assert.Equal(1, torch.get_num_threads());
    }

    [Fact]
    public void Initialize_AfterLoading_LeftNoSecondCopyOfLibtorch() =>
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));

    [Fact]
    public void Initialize_NoThreads_IsAnError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchRuntime.Initialize(threads: 0));
}
