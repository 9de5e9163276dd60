using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Tests.Architectures;

public class ArchitectureTests
{
    private static readonly TensorShape Image = TensorShape.Image(3, 8, 6);
    private static readonly Operation Conv = new Convolution(3, 3, 1, false);
    private static readonly Operation Relu = new Activation(ActivationFunction.Relu);

    public static TheoryData<string, Operation, string> Shapes => new()
    {
        { "3x8x6", new Convolution(16, 3, 2), "16x4x3" },
        { "3x7x5", new Convolution(16, 5, 2), "16x4x3" },
        { "3x8x6", new PointwiseConvolution(5, 4), "5x2x2" },
        { "3x8x6", new DepthwiseConvolution(3, 3), "3x3x2" },
        { "3x8x6", new MaxPooling(2, 2), "3x4x3" },
        { "3x7x5", new MaxPooling(2, 2), "3x3x2" },
        { "3x7x5", new AveragePooling(3, 2), "3x4x3" },
        { "3x8x6", new GlobalAveragePooling(), "3" },
        { "3x8x6", new Flatten(), "144" },
        { "12", new Dense(10), "10" },
        { "12", new BatchNormalization(), "12" },
        { "3x8x6", new Zero(), "3x8x6" },
        { "3x8x6", new Convolution(16, 3, 2, Dilation: 2), "16x4x3" },
        { "3x8x6", new DepthwiseConvolution(5, Dilation: 2), "3x8x6" },
        { "3x8x6", new MaxPooling(3, 2, Padded: false), "3x3x2" },
        { "3x8x6", new AveragePooling(3, 1, Padded: false), "3x6x4" },
        { "3x8x6", new MaxPooling(2, 2, Padded: false), "3x4x3" },
        { "3x8x6", new Resize(4, 9), "3x4x9" },
        { "3x8x6", new ChannelSlice(1, 2), "2x8x6" },
        { "12", new ChannelSlice(0, 5), "5" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_OneOperation_AreInferred(string input, Operation operation, string expected) =>
        Assert.Equal(expected, One(Shape(input), operation).Shapes["node"].ToString());

    [Fact]
    public void Shapes_Concatenation_AddsChannels()
    {
        var graph = new ArchitectureBuilder(Image);
        graph.Add("a", new Convolution(5, 1), "input");
        graph.Add("both", new Concatenation(), "a", "input");

        Assert.Equal(TensorShape.Image(8, 8, 6), graph.Build().OutputShape);
    }

    public static TheoryData<string, Operation, string> Refused => new()
    {
        { "3x8x6", new Convolution(16, 4), "node: kernel is 4: kernel sizes are odd, 1 to 11" },
        { "3x8x6", new Convolution(0, 3), "node: filters is 0: expected 1 to 65536" },
        { "3x8x6", new Convolution(8, 3, 5), "node: stride is 5: expected 1 to 4" },
        { "3x8x6", new DepthwiseConvolution(13), "node: kernel is 13: kernel sizes are odd, 1 to 11" },
        { "3x8x6", new PointwiseConvolution(8, 0), "node: stride is 0: expected 1 to 4" },
        { "3x8x6", new MaxPooling(12, 1), "node: kernel is 12: expected 1 to 11" },
        { "3x1x1", new MaxPooling(2, 2), "node: pools 1x1 pixels with kernel 2: less than one pixel would be left; pool less often or with a smaller kernel" },
        { "3x8x6", new Dense(10), "node: reads an image of 3x8x6: a dense layer expects a vector; put flatten or globalAveragePooling before it" },
        { "12", new Convolution(4, 3), "node: reads a vector of 12: convolution expects an image" },
        { "12", new Flatten(), "node: reads a vector of 12: flatten expects an image" },
        { "12", new Dropout(1), "node: rate is 1: expected 0 up to, not including, 1" },
        { "12", new Dropout(double.NaN), "node: rate is NaN: expected 0 up to, not including, 1" },
        { "3x8x6", new Convolution(8, 3, 1, true, 9), "node: dilation is 9: expected 1 to 8" },
        { "3x8x2", new MaxPooling(3, 2, Padded: false), "node: pools 8x2 pixels with kernel 3: less than one pixel would be left; pool less often or with a smaller kernel" },
        { "3x8x6", new Resize(0, 6), "node: height is 0: expected 1 to 4096" },
        { "12", new Resize(2, 2), "node: reads a vector of 12: resize expects an image" },
        { "3x8x6", new ChannelSlice(3, 1), "node: start is 3: expected 0 to 2, a channel of 'input' of 3x8x6" },
        { "3x8x6", new ChannelSlice(1, 3), "node: count is 3: expected 1 to 2, from channel 1 of 'input' of 3x8x6" },
        { "12", new Dense(0), "node: units is 0: expected 1 to 65536" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Constructor_OperationThatDoesNotFit_NamesNodeValueAndExpectation(string input, Operation operation, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidArchitectureException>(() => One(Shape(input), operation)).Message);

    public static TheoryData<Node[], string, string> Misnamed => new()
    {
        { [], "a", "architecture: has no nodes: expected at least one" },
        { [new("", Relu, ["input"])], "a", "nodes[0]: has no name: every node needs one" },
        { [new("input", Relu, ["input"])], "input", "input: is the name of the network's input: call the node something else" },
        { [new("a", Relu, ["input"]), new("a", Relu, ["input"])], "a", "a: is the name of two nodes: names are unique" },
        { [new("a", Relu, ["b"]), new("b", Relu, ["input"])], "a", "a: reads 'b', which does not come before it: order the nodes so that each follows its inputs" },
        { [new("a", Relu, ["c"])], "a", "a: reads 'c', which no node is called: expected 'input' or the name of an earlier node" },
        { [new("a", Relu, ["input"])], "b", "architecture: has the output 'b': expected the name of one of its nodes" },
        { [new("a", Relu, ["input", "input"])], "a", "a: reads 2 inputs: activation reads exactly one" },
        { [new("a", new Multiplication(), ["input"])], "a", "a: reads 1 inputs: multiplication reads exactly two" },
        { [new("a", new PointwiseConvolution(2), ["input"]), new("b", new Multiplication(), ["input", "a"])], "b", "b: multiplies 'input' of 3x8x6 by 'a' of 2x8x6: the shapes must be equal, or the second a vector of as many features as the first has channels" },
        { [new("a", new GlobalAveragePooling(), ["input"]), new("b", new Multiplication(), ["a", "input"])], "b", "b: multiplies 'a' of 3 by 'input' of 3x8x6: the shapes must be equal, or the second a vector of as many features as the first has channels" },
        { [new("a", new Addition(), [])], "a", "a: reads 0 inputs: addition reads at least one" },
        { [new("a", new GlobalAveragePooling(), ["input"]), new("b", new Addition(), ["input", "a"])], "b", "b: adds 'a' of 3 to 'input' of 3x8x6: the shapes must be equal" },
        { [new("a", new MaxPooling(2, 2), ["input"]), new("b", new Concatenation(), ["input", "a"])], "b", "b: concatenates 'a' of 3x4x3 to 'input' of 3x8x6: only the channels may differ" },
    };

    [Theory]
    [MemberData(nameof(Misnamed))]
    public void Constructor_GraphThatDoesNotHold_NamesNodeAndExpectation(Node[] nodes, string output, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidArchitectureException>(() => new Architecture(Image, [.. nodes], output)).Message);

    [Fact]
    public void Constructor_HugeInput_IsRefusedWithoutOverflow() =>
        Assert.StartsWith("input: ", Assert.Throws<InvalidArchitectureException>(() => One(TensorShape.Image(60_000, int.MaxValue, int.MaxValue), Relu)).Message, StringComparison.Ordinal);

    public static TheoryData<string, Operation, long, long> Costs => new()
    {
        { "3x8x6", new Convolution(4, 3, 2), (27 * 4) + 4, 27 * 4 * 12 },
        { "3x8x6", new Convolution(4, 3, 2, false), 27 * 4, 27 * 4 * 12 },
        { "3x8x6", new PointwiseConvolution(4), 16, 3 * 4 * 48 },
        { "3x8x6", new DepthwiseConvolution(3), 30, 9 * 3 * 48 },
        { "3x8x6", new MaxPooling(2, 2), 0, 4 * 3 * 12 },
        { "3x8x6", new AveragePooling(3, 1), 0, 9 * 3 * 48 },
        { "3x8x6", new GlobalAveragePooling(), 0, 144 },
        { "3x8x6", new BatchNormalization(), 6, 288 },
        { "3x8x6", new Activation(ActivationFunction.Tanh), 0, 144 },
        { "3x8x6", new Activation(ActivationFunction.Linear), 0, 0 },
        { "12", new Dense(10), 130, 120 },
        { "12", new Dense(10, false), 120, 120 },
        { "12", new Dropout(0.5), 0, 0 },
        { "3x8x6", new Convolution(4, 3, 1, false, 2), 27 * 4, 27 * 4 * 48 },
        { "3x8x6", new MaxPooling(3, 2, false), 0, 9 * 3 * 6 },
        { "3x8x6", new Resize(4, 9), 0, 4 * 108 },
        { "3x8x6", new ChannelSlice(0, 2), 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public void Cost_OneOperation_IsCountedAsTheLiteratureDoes(string input, Operation operation, long parameters, long flops) =>
        Assert.Equal(new ArchitectureCost(parameters, flops), One(Shape(input), operation).Cost);

    [Fact]
    public void Cost_DeadNode_CountsUntilSimplified()
    {
        var graph = new Architecture(Image, [new("dead", Conv, ["input"]), new("live", Relu, ["input"])], "live");

        Assert.Equal(81, graph.Cost.Parameters);
        Assert.Equal(0, graph.Simplify().Cost.Parameters);
    }

    [Fact]
    public void Id_GraphsOfTheSameFunction_AreEqual()
    {
        string[] ids =
        [
            Id(new("c", Conv, ["input"]), new("s", new Addition(), ["c", "input"])),
            Id(new("c", Conv, ["input"]), new("s", new Addition(), ["input", "c"])),
            Id(new("i", new Identity(), ["input"]), new("c", Conv, ["i"]), new("s", new Addition(), ["c", "input"])),
            Id(new("l", new Activation(ActivationFunction.Linear), ["input"]), new("d", new Dropout(0), ["l"]), new("p", new MaxPooling(1, 1), ["d"]), new("c", Conv, ["p"]), new("s", new Addition(), ["c", "d"])),
            Id(new("z", new Zero(), ["input"]), new("r", Conv, ["z"]), new("c", Conv, ["input"]), new("s", new Addition(), ["r", "c", "z", "input"])),
            Id(new("dead", Relu, ["input"]), new("c", Conv, ["input"]), new("s", new Addition(), ["c", "input"])),
            Id(new("c", Conv, ["input"]), new("one", new Addition(), ["c"]), new("only", new Concatenation(), ["one"]), new("s", new Addition(), ["only", "input"])),
            Id(new("c", new PointwiseConvolution(3, 1, false), ["input"]), new("c3", Conv, ["input"]), new("zero", new Zero(), ["c"]), new("s", new Addition(), ["c3", "input", "zero"])),
        ];

        Assert.Single(ids.Distinct());
        Assert.Matches("^[0-9a-f]{32}$", ids[0]);
    }

    [Fact]
    public void Id_NestedSums_AreOne() => Assert.Equal(
        Id(new("c", Conv, ["input"]), new("r", Relu, ["input"]), new("a", new Addition(), ["c", "r"]), new("s", new Addition(), ["a", "input"])),
        Id(new("r", Relu, ["input"]), new("c", Conv, ["input"]), new("s", new Addition(), ["input", "r", "c"])));

    [Fact]
    public void Id_PointwiseConvolution_EqualsConvolutionOfOnePixel() =>
        Assert.Equal(One(Image, new Convolution(5, 1, 2, false)).Id, One(Image, new PointwiseConvolution(5, 2, false)).Id);

    [Fact]
    public void Id_WhatChangesNothing_IsLeftOut()
    {
        Assert.Equal(Id(new Node("c", Conv, ["input"])), Id(new("r", new Resize(8, 6), ["input"]), new("s", new ChannelSlice(0, 3), ["r"]), new("c", Conv, ["s"])));
        Assert.Equal(One(Image, new MaxPooling(2, 2)).Id, One(Image, new MaxPooling(2, 2, Padded: false)).Id);
        Assert.Equal(One(Image, new Convolution(5, 1)).Id, One(Image, new Convolution(5, 1, Dilation: 2)).Id);
    }

    [Fact]
    public void Id_ProductsReadInAnotherOrder_AreEqual() => Assert.Equal(
        Id(new("c", Conv, ["input"]), new("p", new Multiplication(), ["c", "input"])),
        Id(new("c", Conv, ["input"]), new("p", new Multiplication(), ["input", "c"])));

    [Fact]
    public void IsConnected_ProductWithZeros_IsFalse()
    {
        var gated = new Architecture(Image, [new("v", new GlobalAveragePooling(), ["input"]), new("z", new Zero(), ["v"]), new("p", new Multiplication(), ["input", "z"])], "p");

        Assert.False(gated.IsConnected);
        Assert.Equal(gated.Id, gated.Simplify().Id);
    }

    [Fact]
    public void Id_SharedPartAndEqualParts_AreNotToldApart() => Assert.Equal(
        Id(new("c", Conv, ["input"]), new("s", new Addition(), ["c", "c"])),
        Id(new("c", Conv, ["input"]), new("d", Conv, ["input"]), new("s", new Addition(), ["c", "d"])));

    [Fact]
    public void Id_GraphsOfOtherFunctions_Differ()
    {
        string[] ids =
        [
            Id(new Node("c", Conv, ["input"])),
            Id(new Node("c", Conv, ["input"]), new("s", new Addition(), ["c", "c"])),
            Id(new Node("c", Conv, ["input"]), new("s", new Addition(), ["c", "c", "c"])),
            Id(new Node("c", Conv, ["input"]), new("s", new Concatenation(), ["c", "input"])),
            Id(new Node("c", Conv, ["input"]), new("s", new Concatenation(), ["input", "c"])),
            Id(new Node("c", Conv, ["input"]), new("z", new Zero(), ["input"]), new("s", new Concatenation(), ["z", "c"])),
            Id(new Node("c", Conv, ["input"]), new("z", new Zero(), ["input"]), new("s", new Concatenation(), ["c", "z"])),
            Id(new Node("c", new Convolution(3, 3), ["input"])),
            Id(new Node("c", new Dropout(0.1), ["input"])),
            Id(new Node("c", new Dropout(0.2), ["input"])),
            Id(new Node("c", new MaxPooling(3, 1), ["input"])),
            Id(new Node("c", new AveragePooling(3, 1), ["input"])),
            Id(new Node("c", new Zero(), ["input"])),
            Id(new Node("c", new Convolution(3, 3, 1, false, 2), ["input"])),
            Id(new Node("c", new Convolution(3, 3, 1, false, 3), ["input"])),
            Id(new Node("c", new DepthwiseConvolution(3, 1, false, 2), ["input"])),
            Id(new Node("c", new DepthwiseConvolution(3, 1, false), ["input"])),
            Id(new Node("c", new MaxPooling(3, 1, false), ["input"])),
            Id(new Node("c", new AveragePooling(3, 1, false), ["input"])),
            Id(new Node("c", new Resize(8, 7), ["input"])),
            Id(new Node("c", new ChannelSlice(0, 2), ["input"])),
            Id(new Node("c", new ChannelSlice(1, 2), ["input"])),
            Id(new("c", Conv, ["input"]), new("s", new Multiplication(), ["c", "c"])),
            Id(new("c", Conv, ["input"]), new("s", new Multiplication(), ["c", "input"])),
            Id(new Node("c", new Identity(), ["input"])),
            One(TensorShape.Image(3, 8, 8), Conv).Id,
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Id_SumsDoubledAHundredTimes_StaysCheap()
    {
        var graph = new ArchitectureBuilder(Image);
        for (var i = 0; i < 100; i++)
            graph.Add($"s{i}", new Addition(), graph.Last, graph.Last);

        Assert.NotEqual(One(Image, new Addition()).Id, graph.Build().Id);
    }

    /// <summary>Ids are stored with searches: a change of this one orphans them.</summary>
    [Fact]
    public void Id_KnownGraph_NeverChanges() =>
        Assert.Equal("95eb9c81eefbf710ead6b0b03ced1666", Id(new("c", Conv, ["input"]), new("s", new Addition(), ["c", "input"]), new("p", new GlobalAveragePooling(), ["s"]), new("d", new Dense(10), ["p"])));

    [Fact]
    public void IsConnected_OnlyZerosReachTheOutput_IsFalse()
    {
        Assert.False(new Architecture(Image, [new("z", new Zero(), ["input"]), new("c", Conv, ["z"]), new("s", new Addition(), ["c", "z"])], "s").IsConnected);
        Assert.True(new Architecture(Image, [new("z", new Zero(), ["input"]), new("s", new Addition(), ["input", "z"])], "s").IsConnected);
    }

    [Fact]
    public void Simplify_SharedNode_StaysShared()
    {
        var graph = new Architecture(
            Image,
            [new("c", Conv, ["input"]), new("i", new Identity(), ["c"]), new("r", Relu, ["i"]), new("z", new Zero(), ["r"]), new("s", new Addition(), ["r", "i", "z"]), new("o", new Identity(), ["s"])],
            "o");

        Assert.Equal(
            new Architecture(Image, [new("c", Conv, ["input"]), new("r", Relu, ["c"]), new("s", new Addition(), ["r", "c"])], "s"),
            graph.Simplify());
    }

    [Fact]
    public void Simplify_IdentityNetwork_KeepsOneNode() => Assert.Equal(
        new Architecture(Image, [new("b", new Identity(), ["input"])], "b"),
        new Architecture(Image, [new("a", new Identity(), ["input"]), new("b", new Dropout(0), ["a"])], "b").Simplify());

    [Fact]
    public void Equality_LazyMembersRead_IsByNodes()
    {
        var (left, right) = (One(Image, Conv), One(Image, Conv));
        _ = (left.Id, left.Cost, left.Shapes);

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal(left.Id, (left with { }).Id);
        Assert.NotEqual(left, One(Image, Relu));
    }

    private static TensorShape Shape(string text) => new(text.Split('x').Select(size => int.Parse(size, null)).ToValueArray());

    private static Architecture One(TensorShape input, Operation operation) => new(input, [new("node", operation, ["input"])], "node");

    private static string Id(params Node[] nodes) => new Architecture(Image, [.. nodes], nodes[^1].Name).Id;
}
