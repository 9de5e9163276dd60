using NasCloud.Core.Architectures;
using NasCloud.Models.Pruning;

namespace NasCloud.Models.Tests.Pruning;

public sealed class ChannelSelectionTests
{
    private static readonly Architecture Chain = Build();
    private static readonly ChannelGroups Groups = ChannelGroups.Of(Chain);

    [Fact]
    public void Choose_LayersOfDifferentImportance_TakesFromTheLeastImportant()
    {
        var chosen = Choose(channels: 8, group => Groups.Of("second").Contains(group) ? 1 : 2);

        Assert.Equal(8, chosen.Count);
        Assert.Subset(Groups.Of("second").ToHashSet(), chosen.ToHashSet());
    }

    [Fact]
    public void Choose_ChannelsOfOneLayer_TakesTheLeastImportantInBlocks()
    {
        // Of 64 channels eight at a time, of 16 two.
        var chosen = Choose(channels: 9, group => Groups.Of("first").Contains(group) ? group : 1_000);

        Assert.Equal(Groups.Of("first").Order().Take(16), chosen.Order());
    }

    [Fact]
    public void Choose_MoreThanMayGo_LeavesAnEighthAndNoFewerThanFour()
    {
        var chosen = Choose(channels: 1_000, _ => 1);

        Assert.Equal(8, Groups.Of("first").Count(group => !chosen.Contains(group)));
        Assert.Equal(4, Groups.Of("second").Count(group => !chosen.Contains(group)));
        Assert.All(chosen, group => Assert.False(Groups.IsFixed(group)));
    }

    [Fact]
    public void Choose_NetworkPrunedBefore_GoesByWhatItHadAtFirst()
    {
        var network = SampleNetworks.Of(Chain);
        var selection = new ChannelSelection(Chain);
        var pruned = ChannelPruner.Remove(network, Groups, selection.Choose(Chain, Groups, new double[Groups.Count], 1_000));

        var groups = ChannelGroups.Of(pruned.Architecture);

        Assert.Empty(selection.Choose(pruned.Architecture, groups, new double[groups.Count], 1_000));
    }

    private static IReadOnlySet<int> Choose(int channels, Func<int, double> importance) =>
        new ChannelSelection(Chain).Choose(Chain, Groups, [.. Enumerable.Range(0, Groups.Count).Select(importance)], channels);

    private static Architecture Build()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 4, 4));
        builder.Then("first", new Convolution(64, 3));
        builder.Then("second", new Convolution(16, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        return builder.Build();
    }
}
