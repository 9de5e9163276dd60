using NasCloud.Core.Architectures;
using NasCloud.Models.Pruning;

namespace NasCloud.Models.Tests.Pruning;

public sealed class ChannelGroupsTests
{
    private readonly ArchitectureBuilder _builder = new(TensorShape.Image(2, 4, 4));

    [Fact]
    public void Of_Sum_JoinsTheChannelsOfItsTerms()
    {
        _builder.Then("left", new Convolution(6, 3));
        _builder.Add("right", new PointwiseConvolution(6), "input");
        _builder.Add("sum", new Addition(), "left", "right");

        var groups = Grouped();

        Assert.Equal(groups.Of("left"), groups.Of("right"));
        Assert.Equal(2, groups.Size(groups.Of("left")[3]));
        Assert.Equal((12, false), (groups.Channels, groups.IsFixed(groups.Of("sum")[0])));
    }

    [Fact]
    public void Of_DepthwiseConvolution_HasTheChannelsThatItReads()
    {
        _builder.Then("conv", new Convolution(5, 3));
        _builder.Then("depthwise", new DepthwiseConvolution(3));
        _builder.Then("norm", new BatchNormalization());

        var groups = Grouped();

        Assert.Equal(groups.Of("conv"), groups.Of("norm"));
        Assert.Equal(5, groups.Channels);
    }

    [Fact]
    public void Of_Gate_IsPrunedWithWhatItMultiplies()
    {
        _builder.Then("conv", new Convolution(8, 3));
        _builder.Then("squeeze", new GlobalAveragePooling());
        _builder.Then("reduce", new Dense(4));
        _builder.Then("expand", new Dense(8));
        _builder.Add("gated", new Multiplication(), "conv", "expand");

        var groups = Grouped();

        Assert.Equal(groups.Of("conv"), groups.Of("expand"));
        Assert.Empty(groups.Of("reduce").Intersect(groups.Of("conv")));
        Assert.Equal(8 + 4 + 8, groups.Channels);
    }

    [Fact]
    public void Of_ConcatenationAndSlice_KeepTheGroupsOfTheirParts()
    {
        _builder.Then("left", new Convolution(3, 3));
        _builder.Add("right", new Convolution(4, 3), "input");
        _builder.Add("join", new Concatenation(), "left", "right");
        _builder.Then("slice", new ChannelSlice(2, 3));

        var groups = Grouped();

        Assert.Equal([groups.Of("left")[2], groups.Of("right")[0], groups.Of("right")[1]], groups.Of("slice"));
    }

    [Fact]
    public void Of_InputAndAnswers_MustStay()
    {
        _builder.Then("conv", new Convolution(2, 3));
        // A sum with the input fixes the convolution's channels.
        _builder.Add("sum", new Addition(), "input", "conv");

        var groups = Grouped();

        Assert.All(groups.Of("conv").Concat(groups.Of("dense")), group => Assert.True(groups.IsFixed(group)));
        Assert.Equal(0, groups.Channels);
    }

    [Fact]
    public void Of_FlattenedImage_HasAChannelsGroupForEachOfItsPixels()
    {
        _builder.Then("conv", new Convolution(3, 3));
        _builder.Then("flatten", new Flatten());
        _builder.Then("dense", new Dense(3));

        var groups = ChannelGroups.Of(_builder.Build());

        Assert.Equal(groups.Of("conv").SelectMany(group => Enumerable.Repeat(group, 16)), groups.Of("flatten"));
    }

    private ChannelGroups Grouped()
    {
        _builder.Then("pool", new GlobalAveragePooling());
        _builder.Then("dense", new Dense(3));
        return ChannelGroups.Of(_builder.Build());
    }
}
