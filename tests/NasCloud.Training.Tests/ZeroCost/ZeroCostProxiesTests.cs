using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>What holds for every proxy.</summary>
public class ZeroCostProxiesTests
{
    [Fact]
    public void Score_AnyArchitecture_IsFiniteAndTheSameAgain() => SampleArchitectures.Random.Sample(
        architecture =>
        {
            using var scope = torch.NewDisposeScope();
            var network = UntrainedNetworks.Of(architecture);
            foreach (var proxy in ZeroCostProxies.All)
            {
                var score = proxy.Score(network);
                Assert.True(double.IsFinite(score), proxy.Metric);
                Assert.Equal(score, proxy.Score(network));
            }
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void Score_DeadNetwork_IsWorseThanALiveOneAndFinite()
    {
        using var scope = torch.NewDisposeScope();
        var (dead, live) = (UntrainedNetworks.Of(UntrainedNetworks.Dead()), UntrainedNetworks.Of(SampleArchitectures.Small));

        foreach (var proxy in ZeroCostProxies.All)
        {
            var score = proxy.Score(dead);
            Assert.True(double.IsFinite(score), proxy.Metric);
            Assert.True(score < proxy.Score(live), proxy.Metric);
        }
    }

    [Fact]
    public void Score_OtherWeights_DiffersForEach()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SampleArchitectures.Small);

        Assert.All(ZeroCostProxies.All, proxy => Assert.NotEqual(proxy.Score(network), proxy.Score(network with { Seed = 2 })));
    }

    [Fact]
    public void Score_AnyProxy_LeavesNoTensorsBehind()
    {
        using var scope = torch.NewDisposeScope();
        var network = UntrainedNetworks.Of(SampleArchitectures.Small);
        var before = scope.DisposablesCount;

        foreach (var proxy in ZeroCostProxies.All)
            proxy.Score(network);

        Assert.Equal(before, scope.DisposablesCount);
    }

    [Fact]
    public void Of_UnknownMetric_NamesThoseThereAre() => Assert.StartsWith(
        "'grasp' is no proxy: expected one of synflow, naswot, jacobCov, snip, gradNorm",
        Assert.Throws<ArgumentException>(() => ZeroCostProxies.Of("grasp")).Message,
        StringComparison.Ordinal);
}
