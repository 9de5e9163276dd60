using NasCloud.Core.Architectures;

namespace NasCloud.Core.Tests.SearchSpaces.Networks;

/// <summary>Each classic space holds the network that it is built around, to the last parameter.</summary>
public class PublishedNetworkTests
{
    private static readonly TensorShape Imagenet = TensorShape.Image(3, 224, 224);

    [Fact]
    public void Decode_VggOfSixteenLayers_HasThePublishedParameters()
    {
        var network = Decode("vgg", 138_357_544, ("width", "64"), ("batchNorm", "false"), ("stage1.convolutions", "2"), ("stage2.convolutions", "2"), ("stage3.convolutions", "3"), ("stage4.convolutions", "3"), ("stage5.convolutions", "3"), ("dense.layers", "2"), ("dense.units", "4096"));

        Assert.Equal(TensorShape.Image(512, 7, 7), network.Shapes["stage5.pool"]);
    }

    [Fact]
    public void Decode_AlexNet_HasThePublishedParameters()
    {
        var network = Decode("alexnet", 61_100_840, ("width", "1"), ("kernel", "11"), ("secondKernel", "5"), ("convolutions", "3"), ("pooling", "3"), ("batchNorm", "false"), ("dense.layers", "2"), ("dense.units", "4096"));

        Assert.Equal(TensorShape.Image(256, 6, 6), network.Shapes["pool3"]);
    }

    /// <summary>As in torchvision, whose third branch has kernels of 3: without auxiliary classifiers.</summary>
    [Fact]
    public void Decode_GoogLeNet_HasThePublishedParameters()
    {
        var network = Decode("googlenet", 6_624_904, ("width", "1"), ("stage1.modules", "2"), ("stage2.modules", "5"), ("stage3.modules", "2"));

        Assert.Equal(TensorShape.Image(1024, 7, 7), network.Shapes["stage3.module2"]);
    }

    [Theory]
    [InlineData("basic", "2", "2", "2", "2", 11_689_512)]
    [InlineData("basic", "3", "4", "6", "3", 21_797_672)]
    [InlineData("bottleneck", "3", "4", "6", "3", 25_557_032)]
    public void Decode_ResNet_HasThePublishedParameters(string block, string first, string second, string third, string fourth, long parameters)
    {
        var network = Decode("resnet", parameters, ("block", block), ("width", "64"), ("stage1.blocks", first), ("stage2.blocks", second), ("stage3.blocks", third), ("stage4.blocks", fourth));

        Assert.Equal(TensorShape.Image(block == "basic" ? 512 : 2048, 7, 7), network.Shapes[network.Nodes.Single(node => node.Name == "head.pool").Inputs[0]]);
    }

    [Fact]
    public void Decode_DenseNetOfOneHundredTwentyOneLayers_HasThePublishedParameters()
    {
        var network = Decode("densenet", 7_978_856, ("growth", "32"), ("bottleneck", "true"), ("compression", "0.5"), ("block1.layers", "6"), ("block2.layers", "12"), ("block3.layers", "24"), ("block4.layers", "16"));

        Assert.Equal(TensorShape.Image(1024, 7, 7), network.Shapes["block4.layer16.all"]);
    }

    [Fact]
    public void Decode_MobileNetV2_HasThePublishedParameters()
    {
        (string, string)[] stages = [.. Stages("blocks", "2", "3", "4", "3", "3", "1"), .. Stages("expansion", "6", "6", "6", "6", "6", "6")];

        var network = Decode("mobilenet-v2", 3_504_872, [("width", "1"), ("head", "1280"), .. stages]);

        Assert.Equal(TensorShape.Image(320, 7, 7), network.Shapes["stage7.block1.project.norm"]);
    }

    [Fact]
    public void Decode_EfficientNetB0_HasThePublishedParameters()
    {
        (string, string)[] stages = [.. Stages("kernel", "3", "5", "3", "5", "5", "3"), .. Stages("expansion", "6", "6", "6", "6", "6", "6")];

        var network = Decode("efficientnet", 5_288_548, [("width", "1"), ("depth", "1"), ("resolution", "1"), ("squeeze", "0.25"), .. stages]);

        Assert.Equal(TensorShape.Image(320, 7, 7), network.Shapes["stage7.block1.project.norm"]);
    }

    /// <summary>A factor of each, as published, at the published resolution of 240.</summary>
    [Fact]
    public void Decode_EfficientNetB1_HasThePublishedParameters()
    {
        var space = SpaceFactory.Create("efficientnet", Imagenet, 1000, """{"width":[1],"depth":[1.1],"resolution":[1.0714285714],"expansion":[6],"squeeze":[0.25]}""");

        var network = space.Decode(SpaceFactory.Genotype(space, [.. Stages("kernel", "3", "5", "3", "5", "5", "3")]));

        Assert.Equal(7_794_184, network.Cost.Parameters);
        Assert.Equal(TensorShape.Image(3, 240, 240), network.Shapes["resize"]);
    }

    private static Architecture Decode(string name, long parameters, params ReadOnlySpan<(string Decision, string Option)> set)
    {
        var space = SpaceFactory.Create(name, Imagenet, 1000);
        var network = space.Decode(SpaceFactory.Genotype(space, set));
        Assert.Equal(parameters, network.Cost.Parameters);
        return network;
    }

    /// <summary>A setting of the stages from the second on.</summary>
    private static IEnumerable<(string Decision, string Option)> Stages(string setting, params string[] options) =>
        options.Select((option, index) => ($"stage{index + 2}.{setting}", option));
}
