using NasCloud.Core.Architectures;
using NasCloud.Models.Pruning;

namespace NasCloud.Models.Tests.Pruning;

public sealed class ChannelPrunerTests
{
    [Fact]
    public void Remove_ChannelOfAConvolution_TakesItFromAllThatComesAfter()
    {
        var network = SampleNetworks.Small;
        var groups = ChannelGroups.Of(network.Architecture);

        var pruned = ChannelPruner.Remove(network, groups, new HashSet<int> { groups.Of("conv")[1] });

        Assert.Equal(new Convolution(3, 3, Bias: false), pruned.Architecture.Nodes[0].Operation);
        Assert.Equal([3, 2, 3, 3], pruned.Weight("conv", "weight").Shape);
        Assert.Equal([3, 1, 3, 3], pruned.Weight("depthwise", "weight").Shape);
        Assert.Equal([3, 3], pruned.Weight("dense", "weight").Shape);
        Assert.Equal(network.Weight("conv", "weight").Values[36..].ToArray(), pruned.Weight("conv", "weight").Values[18..].ToArray());
        var (before, after) = (network.Weight("norm", "runningMean").Values.ToArray(), pruned.Weight("norm", "runningMean").Values.ToArray());
        Assert.Equal([before[0], before[2], before[3]], after);
        var (dense, smaller) = (network.Weight("dense", "weight").Values.ToArray(), pruned.Weight("dense", "weight").Values.ToArray());
        Assert.Equal([dense[4], dense[6], dense[7]], smaller[3..6]);
        Assert.True(pruned.Architecture.Cost.Parameters < network.Architecture.Cost.Parameters);
        Assert.Equal(4, network.Weight("conv", "weight").Shape[0]);
    }

    [Fact]
    public void Remove_ChannelBeforeASlice_MovesTheSlice()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 4, 4));
        builder.Then("conv", new Convolution(6, 3));
        builder.Then("slice", new ChannelSlice(2, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        var network = SampleNetworks.Of(builder.Build());
        var groups = ChannelGroups.Of(network.Architecture);

        var pruned = ChannelPruner.Remove(network, groups, new HashSet<int> { groups.Of("conv")[0], groups.Of("conv")[3] });

        Assert.Equal(new ChannelSlice(1, 2), pruned.Architecture.Nodes[1].Operation);
    }

    [Fact]
    public void Remove_Answers_IsRefused()
    {
        var groups = ChannelGroups.Of(SampleNetworks.Small.Architecture);

        var exception = Assert.Throws<ArgumentException>(() => ChannelPruner.Remove(SampleNetworks.Small, groups, new HashSet<int> { groups.Of("dense")[0] }));

        Assert.StartsWith("A group of channels of the network's input or output is to be removed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_AllChannelsOfANode_NamesIt()
    {
        var groups = ChannelGroups.Of(SampleNetworks.Small.Architecture);

        var exception = Assert.Throws<ArgumentException>(() => ChannelPruner.Remove(SampleNetworks.Small, groups, groups.Of("conv").ToHashSet()));

        Assert.Contains("would be left without channels: keep at least one of its 4.", exception.Message, StringComparison.Ordinal);
    }
}
