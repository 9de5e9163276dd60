using NasCloud.Core.Architectures;

namespace NasCloud.Models.Pruning;

/// <summary>Follows channels through a network to find which of them belong together.</summary>
internal sealed class ChannelTracer
{
    private readonly Architecture _architecture;
    private readonly DisjointSets _sets = new();
    private readonly Dictionary<string, int[]> _channels = [];
    private readonly List<int> _fixed = [];
    private readonly List<int> _produced = [];

    public ChannelTracer(Architecture architecture) => _architecture = architecture;

    public ChannelGroups Trace()
    {
        _channels[Architecture.InputName] = Fixed(Fresh(_architecture.Input.Channels));
        foreach (var node in _architecture.Nodes)
            _channels[node.Name] = Channels(node);
        Fixed(_channels[_architecture.Output]);
        return Numbered();
    }

    private int[] Channels(Node node)
    {
        var first = _channels[node.Inputs[0]];
        return node.Operation switch
        {
            Convolution or PointwiseConvolution or Dense => Produced(_architecture.Shapes[node.Name].Channels),
            Addition or Multiplication => United(node),
            Concatenation => [.. node.Inputs.SelectMany(input => _channels[input])],
            ChannelSlice slice => first[slice.Start..(slice.Start + slice.Count)],
            Flatten => Repeated(first, _architecture.Shapes[node.Inputs[0]]),
            Embedding => Embedded(node, first),
            _ => first,
        };
    }

    private int[] Fresh(int count)
    {
        var channels = new int[count];
        for (var channel = 0; channel < count; channel++)
            channels[channel] = _sets.Add();
        return channels;
    }

    private int[] Produced(int count)
    {
        var channels = Fresh(count);
        _produced.AddRange(channels);
        return channels;
    }

    private int[] Fixed(int[] channels)
    {
        _fixed.AddRange(channels);
        return channels;
    }

    private int[] United(Node node)
    {
        var first = _channels[node.Inputs[0]];
        foreach (var input in node.Inputs.Skip(1))
        {
            foreach (var (left, right) in first.Zip(_channels[input]))
                _sets.Unite(left, right);
        }

        return first;
    }

    /// <summary>Which of the numbers that it reads are codes of categories follows from how many there are: they stay, and so do the vectors.</summary>
    private int[] Embedded(Node node, int[] read)
    {
        Fixed(read);
        return Fixed(Fresh(_architecture.Shapes[node.Name].Channels));
    }

    /// <summary>Each channel's pixels follow one another.</summary>
    private static int[] Repeated(int[] channels, TensorShape image) =>
        [.. channels.SelectMany(channel => Enumerable.Repeat(channel, image.Height * image.Width))];

    private ChannelGroups Numbered()
    {
        var numbers = new Dictionary<int, int>();
        int Number(int element)
        {
            var set = _sets.Find(element);
            if (!numbers.TryGetValue(set, out var number))
                numbers[set] = number = numbers.Count;
            return number;
        }

        var groups = _channels.ToDictionary(node => node.Key, node => Array.ConvertAll(node.Value, Number));
        var (isFixed, sizes) = (new bool[numbers.Count], new int[numbers.Count]);
        foreach (var element in _fixed)
            isFixed[Number(element)] = true;
        foreach (var element in _produced)
            sizes[Number(element)]++;
        return new(groups, isFixed, sizes);
    }
}
