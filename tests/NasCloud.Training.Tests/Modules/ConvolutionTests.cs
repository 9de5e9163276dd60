using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

/// <summary>Convolutions of every shape against the same in float64: what they compute, and the gradients by input and weight.</summary>
public sealed class ConvolutionTests : IDisposable
{
    private static readonly Gen<int> Widths = Gen.Frequency((3, Gen.Int[1, 20]), (1, Gen.Int[21, 80]));

    private static readonly Gen<Architecture> Convolutions = Gen.Select(
        Gen.OneOf(0, 1, 2, 3), Widths, Widths, Gen.OneOf(1, 2, 4, 7, 14), Gen.OneOf(3, 5, 7), Gen.OneOf(1, 2),
        (kind, channels, filters, size, kernel, stride) => kind switch
        {
            0 => Of(TensorShape.Image(channels, size, size), new Convolution(filters, kernel, stride)),
            1 => Of(TensorShape.Image(channels, size, size), new PointwiseConvolution(filters, stride)),
            2 => Of(TensorShape.Image(channels, size, size), new DepthwiseConvolution(kernel, stride)),
            _ => Of(TensorShape.Image(channels, 1, size * 4), new SequenceConvolution(filters, kernel, stride)),
        });

    private readonly int _threads = TorchRuntime.Threads;

    public void Dispose() => TorchRuntime.Initialize(_threads);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void ForwardAndBackward_AnyConvolution_AgreeWithFloat64(int threads, bool bfloat16)
    {
        TorchRuntime.Initialize(threads);
        Gen.Select(Convolutions, Gen.OneOf(1, 5, 32)).Sample(
            (architecture, batch) => Assert.InRange(LargestError(architecture, batch, bfloat16), 0, bfloat16 ? 0.03 : 1e-4),
            iter: 40,
            threads: 1,
            print: sample => $"{sample.Item1.Nodes[0].Operation} of {sample.Item2} x {sample.Item1.Input}");
    }

    private static double LargestError(Architecture architecture, int batch, bool bfloat16)
    {
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 3, torch.CPU);
        using var exact = new NetworkModule(architecture, seed: 3, torch.CPU, torch.ScalarType.Float64);
        module.Precision = bfloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;
        var (images, gradient) = (Numbers(batch, architecture.Input, seed: 1), Numbers(batch, architecture.OutputShape, seed: 2));
        var results = Run(module, images, gradient);
        return Run(exact, images.detach().to(torch.ScalarType.Float64), gradient.to(torch.ScalarType.Float64)).Zip(results, Error).Max();
    }

    /// <summary>The result, and the gradients by input and weight.</summary>
    private static torch.Tensor[] Run(NetworkModule module, torch.Tensor images, torch.Tensor gradient)
    {
        images.requires_grad_();
        var result = module.forward(images);
        result.backward([gradient]);
        return [result.detach(), images.grad!, module.Weights[0].Value.grad!];
    }

    /// <summary>The largest difference, as a share of the largest number where that is not small; infinite where a number is none.</summary>
    private static double Error(torch.Tensor exact, torch.Tensor other)
    {
        var error = ((exact - other).abs().max() / exact.abs().max().clamp_min(0.3)).item<double>();
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static torch.Tensor Numbers(int batch, TensorShape shape, int seed)
    {
        using var generator = new torch.Generator((ulong)seed);
        return torch.randn([batch, .. shape.Dimensions.Select(size => (long)size)], generator: generator);
    }

    private static Architecture Of(TensorShape input, Operation operation) => new(input, [new Node("conv", operation, ["input"])], "conv");
}
