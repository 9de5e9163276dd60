using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Randomness;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Models.Tests;

/// <summary>Networks with random weights.</summary>
internal static class SampleNetworks
{
    /// <summary>A convolution, a batch normalization, a depthwise one, pooling and a dense layer to three classes, on 6x5 pixels of two channels.</summary>
    public static TrainedNetwork Small { get; } = Of(Nodes());

    /// <summary>The columns of <see cref="Table"/>: two numbers and two columns of categories.</summary>
    public static TableSchema Columns { get; } = new(
        [
            new("size", ColumnKind.Number),
            new("district", ColumnKind.Category, ["east", "north", "west"]),
            new("age", ColumnKind.Number),
            new("heating", ColumnKind.Category, ["gas", "oil"]),
        ],
        "rent",
        PredictionTask.Regression);

    /// <summary>Vectors for categories and a dense layer to one number, on rows of <see cref="Columns"/>.</summary>
    public static TrainedNetwork Table { get; } = OfTable(Columns, new TargetScale(900, 300));

    /// <summary>Such a network, to one number or to three classes.</summary>
    public static TrainedNetwork OfTable(TableSchema columns, TargetScale? target)
    {
        var (numbers, sizes) = (columns.Numbers.Count(), columns.CategorySizes);
        var builder = new ArchitectureBuilder(TensorShape.Vector(numbers + sizes.Count));
        if (sizes.Count > 0)
            builder.Then("embedding", new Embedding(sizes, [.. sizes.Select(size => size - 1)]));
        builder.Then("dense", new Dense(target is null ? 3 : 1));
        double[] mean = [.. Enumerable.Range(0, numbers).Select(column => 10.0 * (column + 1)), .. sizes.Select(_ => 0.0)];
        double[] deviation = [.. Enumerable.Range(0, numbers).Select(column => 2.0 + column), .. sizes.Select(_ => 1.0)];
        return Of(builder.Build()) with { Normalization = new ColumnNormalization([.. mean], [.. deviation]) { Target = target }, Table = columns, Classes = target is null ? ["a", "b", "c"] : [] };
    }

    /// <summary>A network of an architecture, whose weights are random.</summary>
    public static TrainedNetwork Of(Architecture architecture)
    {
        var random = RandomStream.Create(1, "weights");
        var weights = new Dictionary<string, SafetensorsEntry>();
        foreach (var node in architecture.Nodes)
        {
            foreach (var (part, shape, positive) in Parts(node.Operation, architecture.Shapes[node.Inputs[0]].Channels))
                weights[$"{node.Name}.{part}"] = Random(random, shape, positive);
        }

        return new(architecture, weights, new PixelNormalization([0.3, 0.6], [0.2, 0.4]), ["a", "b", "c"]);
    }

    private static Architecture Nodes()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 5));
        builder.Then("conv", new Convolution(4, 3, Bias: false));
        builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("depthwise", new DepthwiseConvolution(3, Stride: 2));
        builder.Then("depthwiseNorm", new BatchNormalization());
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        return builder.Build();
    }

    private static (string Part, long[] Shape, bool Positive)[] Parts(Operation operation, long channels) => operation switch
    {
        Convolution c => WithBias(c.Bias, [c.Filters, channels, c.Kernel, c.Kernel]),
        TokenEmbedding e => [("weight", [e.Size, e.Width], false)],
        SequenceConvolution c => WithBias(c.Bias, [c.Filters, channels, 1, c.Kernel]),
        DepthwiseConvolution c => WithBias(c.Bias, [channels, 1, c.Kernel, c.Kernel]),
        Dense d => WithBias(d.Bias, [d.Units, channels]),
        Embedding e => [.. e.Sizes.Select((size, column) => ($"weight{column}", new long[] { size, e.Widths[column] }, false))],
        BatchNormalization => [("weight", [channels], false), ("bias", [channels], false), ("runningMean", [channels], false), ("runningVariance", [channels], true)],
        _ => [],
    };

    private static (string Part, long[] Shape, bool Positive)[] WithBias(bool bias, long[] weight) =>
        bias ? [("weight", weight, false), ("bias", [weight[0]], false)] : [("weight", weight, false)];

    private static SafetensorsEntry Random(Random random, long[] shape, bool positive)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var place = 0; place < values.Length; place++)
            values[place] = positive ? 0.5f + random.NextSingle() : random.NextSingle() - 0.5f;
        return SafetensorsEntry.Of(shape, values);
    }
}
