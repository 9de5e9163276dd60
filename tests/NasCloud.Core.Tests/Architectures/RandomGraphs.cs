using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;

namespace NasCloud.Core.Tests.Architectures;

/// <summary>Valid graphs of all operations on small images, with dead nodes, shared nodes, zeros and identities.</summary>
internal static class RandomGraphs
{
    private const int Channels = 4;

    private static readonly ValueArray<Operation> ShapeKeeping =
    [
        new Convolution(Channels, 3), new Convolution(Channels, 1, 1, false), new PointwiseConvolution(Channels),
        new DepthwiseConvolution(5), new MaxPooling(3, 1), new AveragePooling(3, 1), new AveragePooling(1, 1),
        new BatchNormalization(), new Activation(ActivationFunction.Relu), new Activation(ActivationFunction.Linear),
        new DepthwiseConvolution(3, Dilation: 2), new Resize(6, 5), new ChannelSlice(0, Channels), new Dropout(0), new Dropout(0.25), new Identity(), new Identity(), new Zero(), new Zero(),
    ];

    public static Gen<Architecture> Any { get; } = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 14], Create);

    private static Architecture Create(int seed, int size)
    {
        var random = RandomStream.Create(seed, "graph");
        var names = new List<string> { Architecture.InputName };
        var nodes = new List<Node>();
        for (var i = 0; i < size; i++)
        {
            nodes.AddRange(Step(random, names, $"n{i}"));
            names.Add($"n{i}");
        }
        return new Architecture(TensorShape.Image(Channels, 6, 5), nodes.ToValueArray(), names[^1]);
    }

    private static IEnumerable<Node> Step(Random random, List<string> names, string name)
    {
        switch (random.Next(5))
        {
            case 0:
                return [new Node(name, new Addition(), Several(random, names))];
            case 1 when random.Next(2) == 0:
                return [new Node($"{name}.concat", new Concatenation(), Several(random, names)), new Node(name, new Convolution(Channels, 1), [$"{name}.concat"])];
            case 2 when random.Next(2) == 0:
                return [new Node($"{name}.vector", new GlobalAveragePooling(), [Recent(random, names)]), new Node(name, new Multiplication(), [Recent(random, names), $"{name}.vector"])];
            case 2:
                return [new Node(name, new Multiplication(), [Recent(random, names), Recent(random, names)])];
            default:
                return [new Node(name, ShapeKeeping[random.Next(ShapeKeeping.Count)], [Recent(random, names)])];
        }
    }

    private static ValueArray<string> Several(Random random, List<string> names) =>
        Enumerable.Range(0, random.Next(1, 4)).Select(_ => Recent(random, names)).ToValueArray();

    private static string Recent(Random random, List<string> names) => names[^(1 + random.Next(Math.Min(4, names.Count)))];
}
