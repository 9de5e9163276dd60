using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

/// <summary>Small networks of every space can be computed and trained.</summary>
public class SpaceNetworkTests
{
    [Theory]
    [MemberData(nameof(SampleSpaces.Small), MemberType = typeof(SampleSpaces))]
    public void Backward_RandomNetworksInEitherPrecision_ReachEveryWeight(string text)
    {
        var space = SampleSpaces.Create(text);
        for (var index = 0; index < 3; index++)
        {
            var architecture = new CandidateSampler(space, new(null, null)).Draw(RandomStream.Create(index, text));
            foreach (var precision in new[] { torch.ScalarType.Float32, torch.ScalarType.BFloat16 })
                Train(architecture, precision);
        }
    }

    [Theory]
    [MemberData(nameof(SampleSpaces.OfSeries), MemberType = typeof(SampleSpaces))]
    public void Backward_RandomNetworksOfSeriesInEitherPrecision_ReachEveryWeight(string text)
    {
        var space = SampleSpaces.CreateOfSeries(text);
        for (var index = 0; index < 3; index++)
        {
            var architecture = new CandidateSampler(space, new(null, null)).Draw(RandomStream.Create(index, text));
            foreach (var precision in new[] { torch.ScalarType.Float32, torch.ScalarType.BFloat16 })
                Train(architecture, precision);
        }
    }

    [Theory]
    [MemberData(nameof(SampleSpaces.OfTokens), MemberType = typeof(SampleSpaces))]
    public void Backward_RandomNetworksOfTextsInEitherPrecision_ReachEveryWeight(string text)
    {
        var space = SampleSpaces.CreateOfTokens(text);
        for (var index = 0; index < 3; index++)
        {
            var architecture = new CandidateSampler(space, new(null, null)).Draw(RandomStream.Create(index, text));
            foreach (var precision in new[] { torch.ScalarType.Float32, torch.ScalarType.BFloat16 })
                Train(architecture, precision);
        }
    }

    private static void Train(Architecture architecture, torch.ScalarType precision)
    {
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 3, torch.CPU) { Precision = precision };
        Assert.Equal(architecture.Cost.Parameters, module.Weights.Sum(weight => weight.Value.numel()));

        var result = module.forward(Samples(architecture.Input));
        result.square().sum().backward();

        Assert.Equal([8, 3], result.shape);
        Assert.All(module.Weights, weight => Assert.True(weight.Value.grad!.isfinite().all().item<bool>(), weight.Name));
        module.eval();
        Assert.True(module.forward(Samples(architecture.Input)).isfinite().all().item<bool>());
    }

    private static torch.Tensor Samples(TensorShape shape)
    {
        using var generator = new torch.Generator(5);
        return torch.randn([8, shape.Height, shape.Width, shape.Channels], generator: generator).permute(0, 3, 1, 2);
    }
}
