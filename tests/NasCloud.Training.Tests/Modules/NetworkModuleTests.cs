using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests.Modules;

public class NetworkModuleTests
{
    [Fact]
    public void Forward_AnyArchitecture_GivesTheShapeThatCoreInfers() => SampleArchitectures.Random.Sample(
        architecture =>
        {
            using var scope = torch.NewDisposeScope();
            using var module = Create(architecture);
            var result = module.forward(Images(3, architecture.Input));
            Assert.Equal([3, .. architecture.OutputShape.Dimensions.Select(size => (long)size)], result.shape);
            Assert.Equal(torch.ScalarType.Float32, result.dtype);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Parameters_AnyArchitecture_AreAsManyAsCoreCounts() => SampleArchitectures.Random.Sample(
        architecture =>
        {
            using var module = Create(architecture);
            Assert.Equal(architecture.Cost.Parameters, module.Weights.Sum(weight => weight.Value.numel()));
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Backward_AnyArchitectureInEitherPrecision_ReachesEveryLiveWeight() => SampleArchitectures.Random.Sample(
        architecture =>
        {
            foreach (var precision in new[] { torch.ScalarType.Float32, torch.ScalarType.BFloat16 })
            {
                using var scope = torch.NewDisposeScope();
                using var module = Create(architecture);
                module.Precision = precision;
                FreedMemory.FillWithNaN();
                var loss = module.forward(Images(4, architecture.Input)).square().sum();
                FreedMemory.FillWithNaN();
                loss.backward();
                Assert.All(module.Weights, weight => Assert.True(weight.Value.grad!.isfinite().all().item<bool>(), weight.Name));
            }
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Forward_NormalizedConvolution_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Create(SampleArchitectures.Small);
        var images = Images(16, SampleArchitectures.Small.Input);
        module.train();
        module.forward(images);
        module.eval();

        var result = module.forward(images);

        var state = module.State.ToDictionary(item => item.Name, item => item.Value);
        var convolved = torch.nn.functional.conv2d(images, state["conv.weight"], strides: [2, 2], padding: [1, 1]);
        var normalized = torch.nn.functional.batch_norm(
            convolved, state["norm.runningMean"], state["norm.runningVariance"], state["norm.weight"], state["norm.bias"]);
        var expected = torch.nn.functional.linear(normalized.relu().flatten(1), state["dense.weight"], state["dense.bias"]);
        Assert.True(torch.allclose(expected, result, rtol: 1e-4, atol: 1e-5));
        Assert.NotEqual(0, state["norm.runningMean"].abs().sum().item<float>());
    }

    // Many times, since what oneDNN does wrong here by itself shows only once the memory that it overwrites is used.
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Backward_PointwiseConvolutionWithAStride_AgreesWithTheFormula(int filters)
    {
        var shape = TensorShape.Image(3, 29, 29);
        var builder = new ArchitectureBuilder(shape);
        builder.Then("conv", new Convolution(filters, Kernel: 1, Stride: 2));
        using var module = Create(builder.Build());
        for (var round = 0; round < 30; round++)
        {
            using var scope = torch.NewDisposeScope();
            var images = Images(64, shape);
            module.Weights[0].Value.grad = null;

            var result = module.forward(images);
            result.square().sum().backward();

            var weight = module.Weights[0].Value.detach().clone().requires_grad_();
            var seen = images.slice(2, 0, 29, 2).slice(3, 0, 29, 2);
            var expected = torch.einsum("nchw,fc->nfhw", seen, weight.flatten(1)) + module.Weights[1].Value.detach().reshape(1, -1, 1, 1);
            expected.square().sum().backward();
            Assert.True(torch.allclose(expected, result, rtol: 1e-3, atol: 1e-4));
            Assert.True(torch.allclose(weight.grad!, module.Weights[0].Value.grad!, rtol: 1e-2, atol: 1));
        }
    }

    [Fact]
    public void Backward_ResultReadTwice_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 6));
        builder.Then("conv", new Convolution(2, 3));
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Add("sum", new Addition(), "conv", "relu", Architecture.InputName);
        builder.Then("last", new Activation(ActivationFunction.Tanh));
        using var module = Create(builder.Build());
        var images = Images(5, TensorShape.Image(2, 6, 6));

        module.forward(images).sum().backward();

        var weight = module.Weights[0].Value.detach().clone().requires_grad_();
        var convolved = torch.nn.functional.conv2d(images, weight, module.Weights[1].Value.detach(), padding: [1, 1]);
        (convolved + convolved.relu() + images).tanh().sum().backward();
        Assert.True(torch.allclose(weight.grad!, module.Weights[0].Value.grad!, rtol: 1e-4, atol: 1e-4));
    }

    [Theory]
    [InlineData(ActivationFunction.Relu)]
    [InlineData(ActivationFunction.Elu)]
    [InlineData(ActivationFunction.Gelu)]
    public void Backward_MaximumOfAnActivation_AgreesWithTheFormula(ActivationFunction function)
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 9, 9));
        builder.Then("conv", new Convolution(4, 3));
        builder.Then("activation", new Activation(function));
        builder.Then("pool", new MaxPooling(3, 2));
        using var module = Create(builder.Build());
        var images = Images(5, TensorShape.Image(2, 9, 9));

        var result = module.forward(images);
        result.square().sum().backward();

        var weight = module.Weights[0].Value.detach().clone().requires_grad_();
        var convolved = torch.nn.functional.conv2d(images, weight, module.Weights[1].Value.detach(), padding: [1, 1]);
        var activated = function switch
        {
            ActivationFunction.Relu => convolved.relu(),
            ActivationFunction.Elu => torch.nn.functional.elu(convolved, 1),
            _ => torch.nn.functional.gelu(convolved),
        };
        var expected = torch.nn.functional.max_pool2d(activated, 3, 2, 1);
        expected.square().sum().backward();
        Assert.True(torch.allclose(expected, result, rtol: 1e-4, atol: 1e-5));
        Assert.True(torch.allclose(weight.grad!, module.Weights[0].Value.grad!, rtol: 1e-3, atol: 1e-3));
    }

    [Theory]
    [InlineData(5, 7)]
    [InlineData(3, 2)]
    [InlineData(1, 1)]
    public void Forward_Resize_AgreesWithTheFormula(int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 4, 3));
        builder.Then("resize", new Resize(height, width));
        using var module = Create(builder.Build());
        var images = Images(2, TensorShape.Image(2, 4, 3));

        var result = module.forward(images);

        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                Assert.True(torch.allclose(Interpolated(images, (row + 0.5) * 4 / height, (column + 0.5) * 3 / width), result[.., .., row, column], rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Forward_DilatedConvolution_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 9, 8));
        builder.Then("conv", new DepthwiseConvolution(3, Dilation: 2));
        using var module = Create(builder.Build());
        var images = Images(3, TensorShape.Image(2, 9, 8));

        var result = module.forward(images);

        // The same kernel with zeros between its weights.
        var spread = torch.zeros(2, 1, 5, 5);
        for (var row = 0; row < 3; row++)
            for (var column = 0; column < 3; column++)
                spread[.., .., 2 * row, 2 * column] = module.Weights[0].Value.detach()[.., .., row, column];
        Assert.True(torch.allclose(torch.nn.functional.conv2d(images, spread, module.Weights[1].Value, padding: [2, 2], groups: 2), result, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Backward_GatedImage_AgreesWithTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 5, 4));
        builder.Then("conv", new Convolution(4, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("gate", new Activation(ActivationFunction.Sigmoid));
        builder.Add("gated", new Multiplication(), "conv", "gate");
        builder.Then("slice", new ChannelSlice(1, 2));
        builder.Then("out", new MaxPooling(3, 2, Padded: false));
        using var module = Create(builder.Build());
        var images = Images(3, TensorShape.Image(2, 5, 4));

        var result = module.forward(images);
        result.square().sum().backward();

        var weight = module.Weights[0].Value.detach().clone().requires_grad_();
        var convolved = torch.nn.functional.conv2d(images, weight, module.Weights[1].Value.detach(), padding: [1, 1]);
        var gated = convolved * convolved.mean([2, 3], keepdim: true).sigmoid();
        var expected = torch.nn.functional.max_pool2d(gated.narrow(1, 1, 2), 3, 2);
        expected.square().sum().backward();
        Assert.True(torch.allclose(expected, result, rtol: 1e-4, atol: 1e-5));
        Assert.True(torch.allclose(weight.grad!, module.Weights[0].Value.grad!, rtol: 1e-3, atol: 1e-4));
    }

    [Fact]
    public void Forward_DeadReaderOfALayer_ChangesNothing()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 6));
        builder.Then("conv", new Convolution(2, 3));
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Add("deadNorm", new BatchNormalization(), "conv");
        builder.Add("deadPool", new MaxPooling(2, 2), "relu");
        builder.Add("last", new Flatten(), "relu");
        using var module = Create(builder.Build());
        var images = Images(5, TensorShape.Image(2, 6, 6));

        var result = module.forward(images);

        var convolved = torch.nn.functional.conv2d(images, module.Weights[0].Value, module.Weights[1].Value, padding: [1, 1]);
        Assert.True(torch.allclose(convolved.relu().flatten(1), result, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void State_SameSeed_IsTheSame()
    {
        using var scope = torch.NewDisposeScope();
        using var one = Create(SampleArchitectures.Small);
        torch.manual_seed(99);
        using var two = Create(SampleArchitectures.Small);

        Assert.All(one.State.Zip(two.State), pair => Assert.True(pair.First.Value.equal(pair.Second.Value).all().item<bool>()));
        Assert.Equal(["conv.weight", "norm.weight", "norm.bias", "dense.weight", "dense.bias"], one.Weights.Select(weight => weight.Name));
    }

    [Fact]
    public void Dispose_AfterUse_LeavesNoTensors()
    {
        var before = Live();
        using (torch.NewDisposeScope())
        {
            using var module = Create(SampleArchitectures.Small);
            module.forward(Images(4, SampleArchitectures.Small.Input)).sum().backward();
        }

        Assert.Equal(before, Live());
    }

    private static torch.Tensor Interpolated(torch.Tensor images, double row, double column)
    {
        var (y, x) = (Math.Max(0, row - 0.5), Math.Max(0, column - 0.5));
        var (top, left) = ((int)y, (int)x);
        var (bottom, right) = (Math.Min(top + 1, 3), Math.Min(left + 1, 2));
        var upper = (images[.., .., top, left] * (1 - (x - left))) + (images[.., .., top, right] * (x - left));
        var lower = (images[.., .., bottom, left] * (1 - (x - left))) + (images[.., .., bottom, right] * (x - left));
        return (upper * (1 - (y - top))) + (lower * (y - top));
    }

    private static long Live() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    private static NetworkModule Create(Architecture architecture) => new(architecture, seed: 3, torch.CPU);

    private static torch.Tensor Images(int count, TensorShape shape)
    {
        using var generator = new torch.Generator(5);
        return torch.randn([count, shape.Height, shape.Width, shape.Channels], generator: generator).permute(0, 3, 1, 2);
    }
}
