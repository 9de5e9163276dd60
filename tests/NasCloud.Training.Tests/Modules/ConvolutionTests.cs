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

    [Fact]
    public void Forward_PointwiseConvolutionOfAnyWidth_IsRightInFloat32() => Gen.Select(Gen.Int[1, 140], Gen.Int[1, 40], Gen.Int[1, 8], Gen.Int[1, 40]).Sample(
        (filters, channels, size, batch) =>
        {
            using var scope = torch.NewDisposeScope();
            using var _ = torch.no_grad();
            var architecture = Of(TensorShape.Image(channels, size, size), new PointwiseConvolution(filters));
            using var module = new NetworkModule(architecture, seed: 3, torch.CPU);
            using var exact = new NetworkModule(architecture, seed: 3, torch.CPU, torch.ScalarType.Float64);
            foreach (var ((_, weight), (_, same)) in exact.Weights.Zip(module.Weights))
                weight.copy_(same);
            var images = Numbers(batch, architecture.Input, seed: 5);

            var difference = module.forward(images).to_type(torch.ScalarType.Float64) - exact.forward(images.to_type(torch.ScalarType.Float64));

            Assert.InRange(difference.abs().max().item<double>(), 0, 1e-4);
        },
        iter: 120,
        threads: 1);

    [Fact]
    public void Forward_ConvolutionOfAnyWidth_IsNearInBFloat16() => Gen.Select(Gen.Int[1, 70], Gen.OneOf(1, 2, 3, 8, 12, 36), Gen.OneOf(3, 5), Gen.OneOf(3, 14, 28), Gen.OneOf(7, 64)).Sample(
        (filters, channels, kernel, size, batch) =>
        {
            using var scope = torch.NewDisposeScope();
            using var _ = torch.no_grad();
            var architecture = Of(TensorShape.Image(channels, size, size), new Convolution(filters, kernel));
            using var module = new NetworkModule(architecture, seed: 3, torch.CPU);
            var images = Numbers(batch, architecture.Input, seed: 5);
            var exact = module.forward(images);
            module.Precision = torch.ScalarType.BFloat16;

            var difference = module.forward(images).to_type(torch.ScalarType.Float32) - exact;

            Assert.InRange((difference.abs().max() / exact.abs().max()).item<float>(), 0, 0.02);
        },
        iter: 100,
        threads: 1);

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
