using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Models.Pruning;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using NasCloud.Training.Tests.Results;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests.Compression;

/// <summary>What is left after channels are removed computes what the whole network does where those are zero.</summary>
public sealed class PrunedNetworksTests
{
    [Fact]
    public void Remove_ChannelsThatAreZero_ChangesNothing() => Gen.Select(SampleArchitectures.Random, Gen.Int[0, 1_000]).Sample(
        (architecture, seed) => AssertSame(architecture, seed),
        iter: 15,
        threads: 1);

    [Theory]
    [MemberData(nameof(SampleSpaces.Small), MemberType = typeof(SampleSpaces))]
    public void Remove_ChannelsOfACandidateThatAreZero_ChangesNothing(string space) =>
        AssertSame(new CandidateSampler(SampleSpaces.Create(space), new(null, null)).Draw(RandomStream.Create(3, "prune")), seed: 3);

    private static void AssertSame(Architecture architecture, int seed)
    {
        var samples = ModelExportTests.Samples(architecture.Input, classes: 3);
        var network = ModelExportTests.Trained(architecture, samples);
        var groups = ChannelGroups.Of(architecture);
        var random = RandomStream.Create(seed, "importance");
        double[] importance = [.. Enumerable.Range(0, groups.Count).Select(_ => random.NextDouble())];
        var removed = new ChannelSelection(architecture).Choose(architecture, groups, importance, (groups.Channels / 3) + 1);

        var pruned = ChannelPruner.Remove(network, groups, removed);

        Assert.Equal(network.Architecture.OutputShape, pruned.Architecture.OutputShape);
        Assert.True(removed.Count == 0 || pruned.Architecture.Cost.Parameters < architecture.Cost.Parameters);
        var (expected, actual) = (Logits(Silenced(network, groups, removed), samples), Logits(pruned, samples));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * Math.Max(1, Math.Abs(pair.First))));
    }

    /// <summary>The network whose channels of some groups are zero: filters, biases, and the scale and shift of normalizations; where a sigmoid makes something of zero, nobody reads it.</summary>
    private static TrainedNetwork Silenced(TrainedNetwork network, ChannelGroups groups, IReadOnlySet<int> removed)
    {
        var weights = network.Weights.ToDictionary(weight => weight.Key, weight => weight.Value);
        foreach (var node in network.Architecture.Nodes.Where(node => node.Operation is not Embedding))
        {
            foreach (var part in new[] { "weight", "bias" })
            {
                if (weights.TryGetValue($"{node.Name}.{part}", out var weight))
                    weights[$"{node.Name}.{part}"] = Zeroed(weight, channel => removed.Contains(groups.Of(node.Name)[channel]));
            }

            if (node.Operation is Convolution or PointwiseConvolution or Dense && network.Architecture.Nodes.Any(other => other.Operation is Activation { Function: ActivationFunction.Sigmoid }))
                weights[$"{node.Name}.weight"] = Unread(weights[$"{node.Name}.weight"], channel => removed.Contains(groups.Of(node.Inputs[0])[channel]));
        }

        return network with { Weights = weights };
    }

    private static SafetensorsEntry Zeroed(SafetensorsEntry weight, Func<int, bool> isZero)
    {
        var values = weight.Values.ToArray();
        var each = values.Length / (int)weight.Shape[0];
        for (var place = 0; place < values.Length; place++)
            values[place] = isZero(place / each) ? 0 : values[place];
        return SafetensorsEntry.Of(weight.Shape, values);
    }

    private static SafetensorsEntry Unread(SafetensorsEntry weight, Func<int, bool> isZero)
    {
        var values = weight.Values.ToArray();
        var (row, each) = (values.Length / (int)weight.Shape[0], values.Length / (int)weight.Shape[0] / (int)weight.Shape[1]);
        for (var place = 0; place < values.Length; place++)
            values[place] = isZero(place % row / each) ? 0 : values[place];
        return SafetensorsEntry.Of(weight.Shape, values);
    }

    private static float[] Logits(TrainedNetwork network, SampleStore samples)
    {
        using var model = new TrainedModel(network);
        return model.Logits(samples, [.. Enumerable.Range(0, samples.Count)]);
    }
}
