using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Tests;

/// <summary>Small spaces of networks for <see cref="SampleData.Bars"/>.</summary>
internal static class SampleSpaces
{
    /// <summary>One or two convolutions and a dense layer.</summary>
    public static SearchSpace Chain { get; } = SearchComponents.CreateSpace(
        SearchSpecReader.Read("""
            {
              "schemaVersion": 1, "dataset": "bars", "budget": { "trials": 1 },
              "space": { "name": "chain", "depth": [1, 2], "head": ["flatten"], "layers": { "kinds": ["conv"], "conv": { "filters": [4, 8], "kernel": [1, 3], "stride": [1, 2], "activation": ["relu"], "batchNorm": [true], "dropout": [0], "residual": [false, true] } }, "dense": { "layers": [0] } }
            }
            """).Spec!.Space,
        new DatasetInfo("bars", TensorShape.Image(1, 8, 8), ["top", "middle", "bottom"], 192, 0, "0"));

    /// <summary>Three cells.</summary>
    public static NasBench201Space Cells { get; } = new(TensorShape.Image(1, 8, 8), classes: 3, channels: 4, cellsPerStage: 1);

    /// <summary>Every other space, for <see cref="Create"/>: narrow and shallow, so that a network takes milliseconds.</summary>
    public static TheoryData<string> Small =>
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

    /// <summary>Spaces for series, for <see cref="CreateOfSeries"/>.</summary>
    public static TheoryData<string> OfSeries =>
    [
        "conv1d(width=[4,6],kernel=[1,5])",
        "conv1d(stages=[2],width=[3],residual=[true],dilation=[4])",
        "mlp(layers=[1],units=[6])",
    ];

    /// <summary>Spaces for texts, for <see cref="CreateOfTokens"/>.</summary>
    public static TheoryData<string> OfTokens =>
    [
        """text(body=["convolution"],embedding=[3,4],width=[4,6],heads=[1])""",
        "text(layers=[0],embedding=[5],heads=[1])",
        """text(body=["gru"],embedding=[6],units=[3,5])""",
        """text(body=["attention"],embedding=[4,8],heads=[1,2])""",
    ];

    /// <summary>A space as a command line names it, for texts of 19 tokens of 300 in three classes: more than bfloat16 tells apart.</summary>
    public static SearchSpace CreateOfTokens(string text)
    {
        var (components, errors) = ComponentReader.ReadSpace(text);
        Assert.Empty(errors);
        return SearchComponents.CreateSpace(components[0], new DatasetInfo("texts", TensorShape.Image(1, 1, 19), ["a", "b", "c"], 100, 0, "0") { Vocabulary = 300 });
    }

    /// <summary>A space as a command line names it, for series of 19 steps and two channels in three classes.</summary>
    public static SearchSpace CreateOfSeries(string text)
    {
        var (components, errors) = ComponentReader.ReadSpace(text);
        Assert.Empty(errors);
        return SearchComponents.CreateSpace(components[0], new DatasetInfo("series", TensorShape.Image(2, 1, 19), ["a", "b", "c"], 100, 0, "0") { IsSeries = true });
    }

    /// <summary>A space as a command line names it, for images of 2x14x13 in three classes.</summary>
    public static SearchSpace Create(string text)
    {
        var (components, errors) = ComponentReader.ReadSpace(text);
        Assert.Empty(errors);
        return SearchComponents.CreateSpace(components[0], new DatasetInfo("images", TensorShape.Image(2, 14, 13), ["a", "b", "c"], 100, 0, "0"));
    }
}
