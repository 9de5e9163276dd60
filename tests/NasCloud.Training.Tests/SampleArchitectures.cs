using NasCloud.Core.Architectures;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests;

/// <summary>Architectures that tests train and run.</summary>
internal static class SampleArchitectures
{
    /// <summary>Random graphs: chains of every operation, with sums and concatenations of parallel branches in them.</summary>
    public static Gen<Architecture> Random { get; } =
        Gen.Select(Gen.Int[0, 31].Array[1, 8], Gen.Int[1, 3], Gen.Int[5, 12], Gen.Bool).Select(Build);

    /// <summary>A convolution, a batch normalization, and a dense layer to three classes, on 8x8 pixels.</summary>
    public static Architecture Small { get; } = SmallOf(batchNormalization: true);

    public static Architecture SmallOf(bool batchNormalization, double dropout = 0)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(8, 3, Stride: 2, Bias: !batchNormalization));
        if (batchNormalization)
            builder.Then("norm", new BatchNormalization());
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("flatten", new Flatten());
        if (dropout > 0)
            builder.Then("dropout", new Dropout(dropout));
        builder.Then("dense", new Dense(3));
        return builder.Build();
    }

    private static Architecture Build(int[] choices, int channels, int size, bool pooled)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(channels, size, size));
        foreach (var (choice, index) in choices.Select((choice, index) => (choice, index)))
            Add(builder, choice, $"n{index}");
        builder.Then("vector", pooled ? new GlobalAveragePooling() : new Flatten());
        builder.Then("vectorNorm", new BatchNormalization());
        builder.Then("dropout", new Dropout(0.2));
        builder.Then("output", new Dense(4));
        return builder.Build();
    }

    private static void Add(ArchitectureBuilder builder, int choice, string name)
    {
        var before = builder.Last;
        switch (choice)
        {
            case < 10:
                builder.Then(name, new Activation((ActivationFunction)choice));
                break;
            case 10:
                var left = builder.Add($"{name}.left", new Convolution(4, 3), before);
                var right = builder.Add($"{name}.right", new PointwiseConvolution(4), before);
                builder.Add($"{name}.other", new AveragePooling(3, 1), left);
                builder.Add(name, new Addition(), left, right, $"{name}.other");
                break;
            case 11:
                builder.Then($"{name}.pool", new MaxPooling(3, 1));
                builder.Add($"{name}.zero", new Zero(), before);
                builder.Add(name, new Concatenation(), before, $"{name}.pool", $"{name}.zero");
                break;
            case 12:
                builder.Then($"{name}.pool", new GlobalAveragePooling());
                builder.Then($"{name}.gate", new Activation(ActivationFunction.Sigmoid));
                builder.Add($"{name}.gated", new Multiplication(), before, builder.Last);
                builder.Add($"{name}.relu", new Activation(ActivationFunction.Relu), before);
                builder.Add(name, new Multiplication(), $"{name}.gated", $"{name}.relu");
                break;
            case 13:
                builder.Add($"{name}.first", new ChannelSlice(0, 1), before);
                builder.Then($"{name}.tanh", new Activation(ActivationFunction.Tanh));
                builder.Add(name, new Concatenation(), before, $"{name}.tanh");
                break;
            default:
                builder.Then(name, Operations[choice - 14]);
                break;
        }
    }

    private static readonly Operation[] Operations =
    [
        new Convolution(5, 3), new Convolution(3, 5, Stride: 2, Bias: false), new Convolution(4, 1), new PointwiseConvolution(6, Stride: 2),
        new DepthwiseConvolution(3), new DepthwiseConvolution(5, Stride: 2), new DepthwiseConvolution(3, Bias: false), new BatchNormalization(),
        new MaxPooling(3, 2), new AveragePooling(3, 2), new Dropout(0.3), new Identity(), new BatchNormalization(), new PointwiseConvolution(2, Bias: false),
        new Convolution(4, 3, Dilation: 2), new DepthwiseConvolution(5, Dilation: 2), new DepthwiseConvolution(3, Stride: 2, Dilation: 3), new Resize(7, 6),
    ];
}
