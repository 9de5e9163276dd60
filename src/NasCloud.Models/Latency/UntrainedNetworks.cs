using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Latency;

/// <summary>Networks that learned nothing: they compute as long as trained ones.</summary>
public static class UntrainedNetworks
{
    private const double Half = 0.5;

    /// <summary>A network of images with random weights, spread so that numbers grow neither huge nor tiny on their way, which would take other times.</summary>
    /// <param name="architecture">Its graph.</param>
    public static TrainedNetwork Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var random = RandomStream.Create(0, "untrained");
        var weights = new Dictionary<string, SafetensorsEntry>();
        foreach (var node in architecture.Nodes)
        {
            foreach (var (part, entry) in Parts(node.Operation, architecture.Shapes[node.Inputs[0]].Channels, random))
                weights[$"{node.Name}.{part}"] = entry;
        }

        var halves = Enumerable.Repeat(Half, architecture.Input.Channels).ToValueArray();
        var classes = Enumerable.Range(0, architecture.OutputShape.Channels).Select(number => number.ToString(CultureInfo.InvariantCulture));
        return new(architecture, weights, new PixelNormalization(halves, halves), classes.ToValueArray());
    }

    private static IEnumerable<(string Part, SafetensorsEntry Entry)> Parts(Operation operation, int channels, Random random) => operation switch
    {
        Convolution c => Layer(random, c.Bias, [c.Filters, channels, c.Kernel, c.Kernel]),
        PointwiseConvolution c => Layer(random, c.Bias, [c.Filters, channels, 1, 1]),
        DepthwiseConvolution c => Layer(random, c.Bias, [channels, 1, c.Kernel, c.Kernel]),
        Dense d => Layer(random, d.Bias, [d.Units, channels]),
        BatchNormalization => [("weight", Filled(channels, 1)), ("bias", Filled(channels, 0)), ("runningMean", Filled(channels, 0)), ("runningVariance", Filled(channels, 1))],
        _ => [],
    };

    private static IEnumerable<(string Part, SafetensorsEntry Entry)> Layer(Random random, bool bias, long[] shape)
    {
        yield return ("weight", Spread(random, shape));
        if (bias)
            yield return ("bias", Filled(shape[0], 0));
    }

    /// <summary>He et al. 2015 (arXiv 1502.01852): uniform, of variance 2 / fan-in.</summary>
    private static SafetensorsEntry Spread(Random random, long[] shape)
    {
        var fanIn = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var limit = MathF.Sqrt(6f / fanIn);
        var values = new float[shape[0] * fanIn];
        for (var place = 0; place < values.Length; place++)
            values[place] = limit * ((2 * random.NextSingle()) - 1);
        return SafetensorsEntry.Of(shape, values);
    }

    private static SafetensorsEntry Filled(long count, float value)
    {
        var values = new float[count];
        Array.Fill(values, value);
        return SafetensorsEntry.Of([count], values);
    }
}
