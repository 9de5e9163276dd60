using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

public class DropoutLayerTests
{
    private const double Rate = 0.25;

    [Fact]
    public void Forward_SeededAgain_DropsTheSameWhateverOthersDraw()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Create(TensorShape.Image(8, 4, 4));
        var images = torch.ones([64, 8, 4, 4]);

        var first = Forward(module, images, seed: 1);
        torch.rand(100);
        var again = Forward(module, images, seed: 1);

        Assert.True(first.equal(again).all().item<bool>());
        Assert.False(first.equal(Forward(module, images, seed: 2)).all().item<bool>());
    }

    [Fact]
    public void Forward_Images_DropsAShareOfWholeChannelsAndKeepsTheMean()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Create(TensorShape.Image(8, 4, 4));

        var result = Forward(module, torch.ones([512, 8, 4, 4]), seed: 1).reshape(512, 8, 16);

        Assert.True(result.amax([2]).equal(result.amin([2])).all().item<bool>());
        Assert.Equal(Rate, (result == 0).to(torch.float32).mean().item<float>(), 0.03);
        Assert.Equal(1, result.mean().item<float>(), 0.05);
    }

    [Fact]
    public void Forward_Features_DropsEachByItself()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Create(TensorShape.Vector(100));

        var dropped = Forward(module, torch.ones([64, 100]), seed: 1) == 0;

        Assert.Equal(Rate, dropped.to(torch.float32).mean().item<float>(), 0.03);
        Assert.True(dropped.any(dim: 1).all().item<bool>());
        Assert.False(dropped.all(dim: 1).any().item<bool>());
    }

    [Fact]
    public void Forward_NotInTraining_LeavesAllAsItIs()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Create(TensorShape.Vector(100));
        var input = torch.rand([4, 100]);
        module.eval();

        Assert.True(module.forward(input).equal(input).all().item<bool>());
    }

    private static NetworkModule Create(TensorShape input)
    {
        var builder = new ArchitectureBuilder(input);
        builder.Then("dropout", new Dropout(Rate));
        return new NetworkModule(builder.Build(), seed: 1, torch.CPU);
    }

    private static torch.Tensor Forward(NetworkModule module, torch.Tensor input, int seed)
    {
        module.train();
        module.SeedDropout(seed);
        return module.forward(input);
    }
}
