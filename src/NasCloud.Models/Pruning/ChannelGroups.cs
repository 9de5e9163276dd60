using NasCloud.Core.Architectures;

namespace NasCloud.Models.Pruning;

/// <summary>The channels of a network that can only be removed together.</summary>
/// <remarks>
/// What is added or multiplied number by number must have the same channels, and what works on each channel by itself has those
/// that it reads. So every channel of every node belongs to a group: without one group, the rest is a network again. It is the
/// dependency graph of Fang et al. (2023, arXiv 2301.12900), followed channel by channel instead of layer by layer, so that
/// slices, concatenations and flattened images need no rules of their own. Channels of the network's input and of its output
/// are in groups that are fixed.
/// </remarks>
public sealed class ChannelGroups
{
    private readonly Dictionary<string, int[]> _groups;
    private readonly bool[] _isFixed;
    private readonly int[] _sizes;

    internal ChannelGroups(Dictionary<string, int[]> groups, bool[] isFixed, int[] sizes) =>
        (_groups, _isFixed, _sizes) = (groups, isFixed, sizes);

    /// <summary>How many groups there are; they are numbered from 0.</summary>
    public int Count => _isFixed.Length;

    /// <summary>The channels that could be removed, of all convolutions and dense layers but those that answer.</summary>
    public int Channels => Enumerable.Range(0, Count).Where(group => !_isFixed[group]).Sum(Size);

    /// <summary>Finds the groups of an architecture.</summary>
    public static ChannelGroups Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return new ChannelTracer(architecture).Trace();
    }

    /// <summary>The group of each channel of a node's result, or of the network's input; one for each feature of a vector.</summary>
    /// <param name="node">The node's name.</param>
    public IReadOnlyList<int> Of(string node) => _groups[node];

    /// <summary>Whether a group must stay.</summary>
    public bool IsFixed(int group) => _isFixed[group];

    /// <summary>How many output channels of convolutions and dense layers a group has; those that work on each channel by itself have none of their own.</summary>
    public int Size(int group) => _sizes[group];
}
