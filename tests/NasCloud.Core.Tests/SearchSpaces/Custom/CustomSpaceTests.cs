using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Tests.SearchSpaces.Custom;

public class CustomSpaceTests
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    private static readonly TensorShape Gray = TensorShape.Image(1, 28, 28);

    [Fact]
    public void Create_Example_MakesADecisionOfEveryListOnce()
    {
        var space = Example();

        Assert.Equal(
            [
                "width", "activation", "block", "body.repeat", "body.skip", "body.layer1.option1.kernel", "body.layer1.option2.expansion", "body.layer1.option2.squeeze",
                "wide.layer1.branch2.layer1.separable", "end.repeat", "end.repeat1.layer1.choice", "end.repeat1.layer1.option1.kernel",
                "end.repeat2.layer1.choice", "end.repeat2.layer1.option1.kernel", "head", "dense1.units", "dense1.dropout",
            ],
            space.Decisions.Select(decision => decision.Name));
        BigInteger end = 1 + 3 + (3 * 3), body = 3 * 2, plain = 2 * 2, mobile = 2 * 2, dense = 4 + 4 + 1;
        Assert.Equal(2 * body * (plain + mobile) * end * 2 * dense, space.Size);
    }

    [Fact]
    public void Decode_AnyGenotypeOfTheExample_GivesAVectorOfClasses() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 40], Gen.Int[1, 12]).Sample(
        (seed, side, classes) =>
        {
            var space = Example(TensorShape.Image(2, side, side + 1), classes);
            var genotype = space.Sample(RandomStream.Create(seed, "space"));

            var network = space.Decode(genotype);

            Assert.Equal(TensorShape.Vector(classes), network.OutputShape);
            Assert.True(network.IsConnected);
            Assert.Equal(network.Id, space.Decode(new Genotype([.. genotype.Choices])).Id);
        },
        iter: 300);

    [Fact]
    public void Decode_Links_TakeTheDecisionAndItsMultiples()
    {
        var space = Example();

        var network = space.Decode(SpaceFactory.Genotype(space, ("width", "12"), ("activation", "silu"), ("body.repeat", "2")));

        Assert.Equal(12, network.Shapes["stem.repeat1.layer1.conv"].Channels);
        Assert.Equal(24, network.Shapes["body.repeat2.layer1.option1.conv"].Channels);
        Assert.Equal(new Activation(ActivationFunction.Silu), Operation(network, "body.repeat2.layer1.option1.activation"));
    }

    [Fact]
    public void Decode_RepeatedStage_StridesOnceAndPoolsInTheEnd()
    {
        var space = Example();

        var network = space.Decode(SpaceFactory.Genotype(space, ("body.repeat", "3"), ("body.skip", "add")));

        Assert.Equal(14, network.Shapes["body.repeat1.sum"].Height);
        Assert.Equal(14, network.Shapes["body.repeat3.sum"].Height);
        Assert.Equal(7, network.Shapes["body.pool"].Height);
        Assert.Equal(new Convolution(16, 1, 2, false), Operation(network, "body.repeat1.sum.fit1.conv"));
    }

    [Fact]
    public void Decode_Condition_LeavesOutStagesAndLayers()
    {
        var space = Example();

        var plain = space.Decode(SpaceFactory.Genotype(space, ("width", "16"), ("block", "plain")));
        var mobile = space.Decode(SpaceFactory.Genotype(space, ("width", "8"), ("block", "mobile")));

        Assert.Contains("wide.repeat1.layer1.all", plain.Shapes.Keys);
        Assert.DoesNotContain("dense1", plain.Shapes.Keys);
        Assert.DoesNotContain(mobile.Shapes.Keys, name => name.StartsWith("wide", StringComparison.Ordinal));
        Assert.Contains("dense1", mobile.Shapes.Keys);
    }

    [Fact]
    public void Decode_StridesInAllRepetitions_HalveEachTime()
    {
        var space = SpaceFactory.Create("custom", Gray, parameters: """{"stages":[{"repeat":3,"strides":"all","layers":[{"name":"conv","filters":4,"stride":2}]}]}""");

        Assert.Equal(4, space.Decode(SpaceFactory.Genotype(space)).Shapes["stage1.repeat3.layer1.conv"].Height);
        Assert.Empty(space.Decisions);
    }

    [Fact]
    public void Decode_EveryKindOfLayer_GivesANetwork()
    {
        var space = SpaceFactory.Create("custom", Gray, parameters: """
            {"stages":[{"skip":"concat","layers":[
              {"name":"conv","filters":6,"dilation":2,"batchNorm":false,"dropout":0.1,"activation":"linear"}, {"name":"depthwise","kernel":5}, "batch-norm", {"name":"activation","function":"gelu"},
              "max-pool", "average-pool", "dropout", "identity", {"name":"inverted-residual","filters":6,"squeeze":0.5},
              {"name":"parallel","merge":"add","branches":[[{"name":"conv","filters":5}],[],[{"name":"conv","filters":3,"stride":2}]]}]}],"head":"flatten","dense":[{"units":9}]}
            """);

        var network = space.Decode(SpaceFactory.Genotype(space));

        Assert.Equal(TensorShape.Image(5 + 1, 7, 7), network.Shapes["stage1.repeat1.all"]);
        Assert.Equal(["stage1.repeat1.layer10.branch1.layer1.activation", "stage1.repeat1.layer10.sum.fit1.norm"], network.Nodes.Single(node => node.Name == "stage1.repeat1.layer10.sum").Inputs);
    }

    [Fact]
    public void Decode_PoolingLargerThanTheImage_IsLeftOut()
    {
        var space = SpaceFactory.Create("custom", TensorShape.Image(1, 3, 3), parameters: """{"stages":[{"repeat":4,"layers":["max-pool"],"pool":"average"}]}""");

        Assert.Equal(["stage1.repeat1.layer1.pool"], space.Decode(SpaceFactory.Genotype(space)).Nodes.Where(node => node.Operation is MaxPooling or AveragePooling).Select(node => node.Name));
    }

    [Theory]
    [InlineData("""{}""", "space.stages is missing: the stages of the network, in order; expected a list of 1 to 32 items")]
    [InlineData("""{"stages":[{"layers":["conv"]}]}""", "space.stages[0].layers[0].filters is missing: output channels; expected a whole number, 1 to 4096, or a list of options, or a link such as $width")]
    [InlineData("""{"stages":[{"layers":[{"name":"conv","filters":8,"kernel":[3,4]}]}]}""", "space.stages[0].layers[0].kernel[1] is 4: kernel sizes are odd, 1 to 11")]
    [InlineData("""{"stages":[{"layers":[{"name":"conv","filters":[8,8]}]}]}""", "space.stages[0].layers[0].filters[1] is 8, as [0] is already: list each value once")]
    [InlineData("""{"stages":[{"layers":[{"name":"conv","filters":"8"}]}]}""", "space.stages[0].layers[0].filters is '8': expected a whole number, 1 to 4096")]
    [InlineData("""{"stages":[{"layers":[{"name":"conv","filters":"$a+1"}]}]}""", "space.stages[0].layers[0].filters is '$a+1': expected a link such as $width, $width*2 or $width/2")]
    [InlineData("""{"stages":[{"layers":[{"name":"conv","filters":"$width"}]}]}""", "space.stages[0].layers[0].filters is '$width': expected a shared decision, of which there are none; add it to decisions")]
    [InlineData("""{"decisions":{"width":[8,16]},"stages":[{"layers":[{"name":"conv","filters":"$widht"},{"name":"conv","filters":"$width"}]}]}""", "space.stages[0].layers[0].filters is '$widht': expected a shared decision, one of width; did you mean 'width'?")]
    [InlineData("""{"decisions":{"width":[8,16]},"stages":[{"layers":[{"name":"conv","filters":"$width","kernel":"$width"}]}]}""", "space.stages[0].layers[0].kernel is '$width', and width can be 8: kernel sizes are odd, 1 to 11")]
    [InlineData("""{"decisions":{"width":[8,15]},"stages":[{"layers":[{"name":"conv","filters":"$width/2"}]}]}""", "space.stages[0].layers[0].filters is '$width/2', and width can be 15, which gives 7.5: expected a whole number, 1 to 4096")]
    [InlineData("""{"decisions":{"kind":["relu","relo"]},"stages":[{"layers":[{"name":"conv","filters":8,"activation":"$kind"}]}]}""", "space.stages[0].layers[0].activation is '$kind', and kind can be \"relo\": expected one of linear, relu, ")]
    [InlineData("""{"decisions":{"width":[8,16]},"stages":[{"layers":["identity"]}]}""", "space.decisions.width is used nowhere: link to it with $width, make a condition of it, or leave it out")]
    [InlineData("""{"decisions":{"mix":[8,"a"]},"stages":[{"when":{"mix":[8]},"layers":["identity"]}]}""", "space.decisions.mix has the options 8 and \"a\": expected numbers alone, strings alone, or true and false")]
    [InlineData("""{"decisions":{"a-b":[8,9]},"stages":[{"when":{"a-b":[8]},"layers":["identity"]}]}""", "space.decisions.a-b is called 'a-b': expected a name of letters and digits that begins with a letter, other than head")]
    [InlineData("""{"decisions":{"width":[8,16]},"stages":[{"when":{"width":[8,9]},"layers":["identity"]}]}""", "space.stages[0].when.width[1] is 9: expected one of 8, 16, an option of width")]
    [InlineData("""{"decisions":{"width":[8,16]},"stages":[{"when":{"depth":[8],"width":[8]},"layers":["identity"]}]}""", "space.stages[0].when.depth is no shared decision: expected a shared decision, one of width")]
    [InlineData("""{"decisions":{"op":["a","b","c"]},"stages":[{"layers":[{"name":"choice","by":"op","of":["identity","max-pool"]}]}]}""", "space.stages[0].layers[0].by is 'op', which has 3 options: expected 2, one for each layer to choose from")]
    [InlineData("""{"stages":[{"name":"a","layers":["identity"]},{"name":"a","layers":["identity"]}]}""", "space.stages[1].name is 'a', as an earlier stage is called already: call the stage something else")]
    [InlineData("""{"stages":[{"layers":[{"name":"choice","of":["identity",{"name":"choice","of":["identity"]}]}]}]}""", "space.stages[0].layers[0].of[1].name is 'choice': expected one of conv, depthwise, inverted-residual, ")]
    public void Parameters_ThatDoNotHold_AreRefusedByPath(string parameters, string expected) =>
        Assert.StartsWith(expected, Assert.Single(SpaceFactory.Read("custom", parameters).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Parameters_SeveralErrors_AreAllReportedInOrder() => Assert.Equal(
        ["space.decisions.unused", "space.stages[0].layers[0].kernel", "space.stages[0].layers[0].stride", "space.dense[0].when.width[0]"],
        SpaceFactory.Read("custom", """
            {"decisions":{"width":[8,16],"unused":[1,2]},"stages":[{"layers":[{"name":"conv","filters":"$width","kernel":"$width*2","stride":"$no"}]}],"dense":[{"units":8,"when":{"width":[4]}}]}
            """).Errors.Select(error => error.Path));

    [Fact]
    public void Documentation_ShowsTheExampleAsItStands()
    {
        var page = File.ReadAllText(Repository.File("docs", "search-spaces.md"));
        var shown = page.Split("```jsonc")[1].Split("```")[0];
        var space = JsonNode.Parse($"{{{shown}}}", documentOptions: Comments)!["space"]!.AsObject();
        space.Remove("name");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Parameters()), space));
    }

    [Fact]
    public void Parameters_OnceRead_ReadTheSameAgain()
    {
        var once = SpaceFactory.Read("custom", Parameters()).Values!;

        Assert.True(JsonNode.DeepEquals(once, SpaceFactory.Read("custom", once.ToJsonString()).Values));
    }

    private static Operation Operation(Architecture network, string name) => network.Nodes.Single(node => node.Name == name).Operation;

    private static SearchSpace Example(TensorShape? input = null, int classes = 10) => SpaceFactory.Create("custom", input ?? Gray, classes, Parameters());

    /// <summary>The space of examples/custom.json.</summary>
    private static string Parameters()
    {
        var spec = JsonNode.Parse(File.ReadAllText(Repository.File("examples", "custom.json")), documentOptions: Comments)!;
        var space = spec["space"]!.AsObject();
        space.Remove("name");
        return space.ToJsonString();
    }
}
