using NasCloud.Core.Architectures;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Benchmarks.Networks;

/// <summary>The three networks of the comparison, on 28x28 pixels in one channel, ten classes.</summary>
internal static class BenchmarkNetworks
{
    public static readonly string[] Names = ["tiny", "medium", "large"];

    /// <summary>The inverted residuals of the large network: output channels, expanded channels, stride.</summary>
    public static readonly (int Channels, int Expanded, int Stride)[] LargeBlocks =
        [(16, 96, 1), (24, 96, 2), (24, 96, 1), (40, 96, 2), (40, 160, 1), (40, 160, 1), (80, 160, 1), (80, 320, 1)];

    public static Architecture Create(string name) => name switch
    {
        "tiny" => Tiny(),
        "medium" => Medium(),
        "large" => Large(),
        _ => throw new ArgumentException($"'{name}' is no network of the comparison: expected {string.Join(", ", Names)}", nameof(name)),
    };

    private static Architecture Tiny()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 28, 28));
        foreach (var filters in new[] { 16, 32 })
        {
            builder.Then($"conv{filters}", new Convolution(filters, 3));
            builder.Then($"relu{filters}", new Activation(ActivationFunction.Relu));
            builder.Then($"pool{filters}", new MaxPooling(2, 2));
        }

        builder.Then("flatten", new Flatten());
        builder.Then("hidden", new Dense(64));
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("output", new Dense(10));
        return builder.Build();
    }

    private static Architecture Medium()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 28, 28));
        foreach (var filters in new[] { 32, 64, 128 })
        {
            Normalized(builder, $"conv{filters}", new Convolution(filters, 3, Bias: false), ActivationFunction.Relu);
            if (filters < 128)
                builder.Then($"pool{filters}", new MaxPooling(2, 2));
        }

        builder.Then("average", new GlobalAveragePooling());
        builder.Then("output", new Dense(10));
        return builder.Build();
    }

    private static Architecture Large()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 28, 28));
        Normalized(builder, "stem", new Convolution(16, 3, Bias: false), ActivationFunction.Relu6);
        var channels = 16;
        foreach (var (index, block) in LargeBlocks.Index())
        {
            InvertedResidual(builder, $"block{index}", channels, block);
            channels = block.Channels;
        }

        Normalized(builder, "head", new PointwiseConvolution(256, Bias: false), ActivationFunction.Relu6);
        builder.Then("average", new GlobalAveragePooling());
        builder.Then("output", new Dense(10));
        return builder.Build();
    }

    private static void InvertedResidual(ArchitectureBuilder builder, string name, int channels, (int Channels, int Expanded, int Stride) block)
    {
        var input = builder.Last;
        Normalized(builder, $"{name}Expand", new PointwiseConvolution(block.Expanded, Bias: false), ActivationFunction.Relu6);
        Normalized(builder, $"{name}Depthwise", new DepthwiseConvolution(3, block.Stride, Bias: false), ActivationFunction.Relu6);
        Normalized(builder, $"{name}Project", new PointwiseConvolution(block.Channels, Bias: false), null);
        if (channels == block.Channels && block.Stride == 1)
            builder.Add($"{name}Sum", new Addition(), input, builder.Last);
    }

    private static void Normalized(ArchitectureBuilder builder, string name, Operation operation, ActivationFunction? activation)
    {
        builder.Then(name, operation);
        builder.Then($"{name}Norm", new BatchNormalization());
        if (activation is { } function)
            builder.Then($"{name}Act", new Activation(function));
    }
}
