using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

/// <summary>Small networks of every space can be computed and trained.</summary>
public class SpaceNetworkTests
{
    // Narrow and shallow, so that one takes milliseconds.
    public static TheoryData<string> Spaces =>
    [
        "alexnet(width=[0.125],denseUnits=[16])",
        "alexnet(width=[0.125],denseUnits=[16],stem=imagenet)",
        "vgg(width=[4],convolutions=[1,2],denseUnits=[16])",
        "googlenet(width=[0.0625],modules=[1])",
        "resnet(width=[4],blocks=[1,2])",
        "resnet(width=[4],blocks=[1,2],stem=imagenet)",
        "densenet(growth=[2,3],layers=[1,3])",
        "mobilenet-v2(width=[0.0625],blocks=[1,2],expansion=[2],head=[16])",
        "efficientnet(width=[0.0625],depth=[0.3],expansion=[2])",
        "darts(channels=4,cells=3)",
        "darts(channels=4,cells=3,stem=imagenet)",
        "nas-bench-101(channels=10,modulesPerStack=1)",
        """custom(decisions={"w":[4,6]},stages=[{"repeat":[1,2],"skip":["add","concat"],"layers":[{"name":"conv","filters":"$w","dilation":[1,2],"stride":2},{"name":"parallel","branches":[[],["max-pool"],[{"name":"inverted-residual","filters":"$w*2","squeeze":0.5}]],"merge":["add","concat"]}]}])""",
    ];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Backward_RandomNetworksInEitherPrecision_ReachEveryWeight(string text)
    {
        var space = Create(text);
        for (var index = 0; index < 6; index++)
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

        var result = module.forward(Images());
        result.square().sum().backward();

        Assert.Equal([8, 3], result.shape);
        Assert.All(module.Weights, weight => Assert.True(weight.Value.grad!.isfinite().all().item<bool>(), weight.Name));
        module.eval();
        Assert.True(module.forward(Images()).isfinite().all().item<bool>());
    }

    private static torch.Tensor Images()
    {
        using var generator = new torch.Generator(5);
        return torch.randn([8, 14, 13, 2], generator: generator).permute(0, 3, 1, 2);
    }

    private static SearchSpace Create(string text)
    {
        var (components, errors) = ComponentReader.ReadSpace(text);
        Assert.Empty(errors);
        return SearchComponents.CreateSpace(components[0], new DatasetInfo("images", TensorShape.Image(2, 14, 13), ["a", "b", "c"], 100, 0, "0"));
    }
}
