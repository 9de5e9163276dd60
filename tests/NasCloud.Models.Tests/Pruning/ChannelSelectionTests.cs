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
        var chosen = Choose(channels: 4, group => Groups.Of("second").Contains(group) ? 1 : 2);

        Assert.Equal(4, chosen.Count);
        Assert.Subset(Groups.Of("second").ToHashSet(), chosen.ToHashSet());
    }

    [Fact]
    public void Choose_ChannelsOfOneLayer_TakesTheLeastImportantInBlocks()
    {
        // Of 64 channels eight at a time.
        var chosen = Choose(channels: 9, group => Groups.Of("first").Contains(group) ? group : 1_000);

        Assert.Equal(Groups.Of("first").Order().Take(16), chosen.Order());
    }

    [Fact]
    public void Choose_MoreThanMayGo_LeavesEachNodeSevenTenths()
    {
        var chosen = Choose(channels: 1_000, _ => 1);

        Assert.Equal(48, Groups.Of("first").Count(group => !chosen.Contains(group)));
        Assert.Equal(12, Groups.Of("second").Count(group => !chosen.Contains(group)));
        Assert.All(chosen, group => Assert.False(Groups.IsFixed(group)));
    }

    [Fact]
    public void Choose_AgainAndAgain_LeavesAnEighthAndNoFewerThanFour()
    {
        var network = SampleNetworks.Of(Chain);
        var selection = new ChannelSelection(Chain);
        for (var step = 0; step < 20; step++)
        {
            var groups = ChannelGroups.Of(network.Architecture);
            network = ChannelPruner.Remove(network, groups, selection.Choose(network.Architecture, groups, new double[groups.Count], 1_000));
        }

        Assert.InRange(network.Architecture.Shapes["first"].Channels, 8, 10);
        Assert.InRange(network.Architecture.Shapes["second"].Channels, 4, 6);
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
