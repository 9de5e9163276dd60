using NasCloud.Core.Architectures;

namespace NasCloud.Models.Pruning;

/// <summary>Chooses which groups of channels a network can best do without.</summary>
/// <remarks>
/// All layers compete: those go first whose channels matter least, wherever they are. Groups that pass through the same nodes
/// go some at a time, since runtimes compute channels in blocks and gain nothing where one of a block is missing. What a channel
/// matters is estimated while the others are there: so no node loses more than three tenths of its channels at once, and every one keeps
/// an eighth of those that it had before anything was pruned, and at least four.
/// </remarks>
public sealed class ChannelSelection
{
    private const int FewestChannels = 4;
    private const int LargestReduction = 8;
    private const double LargestShareAtOnce = 0.3;
    private const int LargestBlock = 8;
    private const int SmallestBlock = 2;

    private readonly Dictionary<string, int> _fewest;

    /// <summary>Prepares to choose.</summary>
    /// <param name="original">The network before anything was pruned; those that are chosen from have its nodes.</param>
    public ChannelSelection(Architecture original)
    {
        ArgumentNullException.ThrowIfNull(original);
        _fewest = original.Shapes.ToDictionary(shape => shape.Key, shape => Fewest(shape.Value.Channels));
    }

    /// <summary>The groups that matter least.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="importance">What removing each group costs.</param>
    /// <param name="channels">How many channels are to go, as <see cref="ChannelGroups.Channels"/> counts them.</param>
    /// <returns>Groups of that many channels, or of a few more; of fewer where no more can go.</returns>
    public IReadOnlySet<int> Choose(Architecture architecture, ChannelGroups groups, IReadOnlyList<double> importance, int channels)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(importance);
        var uses = Uses(architecture, groups);
        var left = architecture.Shapes.ToDictionary(shape => shape.Key, shape => MayLose(shape.Key, shape.Value.Channels));
        var (removed, count) = (new HashSet<int>(), 0);
        foreach (var block in Blocks(groups, uses, importance).TakeWhile(_ => count < channels))
        {
            if (!MayGo(block, uses, left))
                continue;
            foreach (var (node, places) in block.SelectMany(group => uses[group]))
                left[node] -= places;
            removed.UnionWith(block);
            count += block.Sum(groups.Size);
        }

        return removed;
    }

    /// <summary>How many of a node's channels may go.</summary>
    private int MayLose(string node, int channels) => Math.Min((int)(channels * LargestShareAtOnce), channels - _fewest[node]);

    private static int Fewest(int channels) =>
        Math.Min(channels, Math.Max(FewestChannels, (channels + LargestReduction - 1) / LargestReduction));

    /// <summary>For each group the nodes that it passes through, and how many of each node's channels it is.</summary>
    private static List<(string Node, int Places)>[] Uses(Architecture architecture, ChannelGroups groups)
    {
        var uses = new List<(string Node, int Places)>[groups.Count];
        for (var group = 0; group < uses.Length; group++)
            uses[group] = [];
        foreach (var node in architecture.Nodes)
        {
            foreach (var (group, places) in groups.Of(node.Name).CountBy(group => group))
                uses[group].Add((node.Name, places));
        }

        return uses;
    }

    /// <summary>What is removed together, those first that cost least for each channel.</summary>
    private static IEnumerable<int[]> Blocks(ChannelGroups groups, List<(string Node, int Places)>[] uses, IReadOnlyList<double> importance)
    {
        double Cost(int group) => importance[group] / groups.Size(group);
        return Enumerable.Range(0, groups.Count)
            .Where(group => !groups.IsFixed(group) && groups.Size(group) > 0)
            .GroupBy(group => string.Join('/', uses[group]))
            .SelectMany(alike => alike.OrderBy(Cost).Chunk(Block(alike.Count())))
            .OrderBy(block => block.Average(Cost));
    }

    /// <summary>
    /// Wide layers lose eight at a time: a network of 36, 28 and 44 channels had far less accuracy in float32 than in bfloat16, as if
    /// libtorch 2.10 computed some such widths wrong, as it does those of pointwise convolutions; which ones was not found out.
    /// </summary>
    private static int Block(int groups) => groups >= LargestBlock * 4 ? LargestBlock : SmallestBlock;

    private static bool MayGo(int[] block, List<(string Node, int Places)>[] uses, Dictionary<string, int> left) =>
        block.SelectMany(group => uses[group])
            .GroupBy(use => use.Node, use => use.Places)
            .All(node => node.Sum() <= left[node.Key]);
}
