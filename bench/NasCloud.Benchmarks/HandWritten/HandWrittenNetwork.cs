using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace NasCloud.Benchmarks.HandWritten;

/// <summary>What the hand-written networks share: weights in float32, cast to bfloat16 as they are used.</summary>
internal abstract class HandWrittenNetwork : IDisposable
{
    private readonly List<torch.Tensor> _statistics = [];

    public List<Parameter> Parameters { get; } = [];

    public bool Training { get; set; }

    public abstract torch.Tensor Forward(torch.Tensor images);

    public void Dispose()
    {
        foreach (var tensor in Parameters.Concat(_statistics))
            tensor.Dispose();
    }

    protected Parameter Weight(params long[] shape)
    {
        var fanIn = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return Add(torch.randn(shape).mul_(Math.Sqrt(2.0 / fanIn)));
    }

    protected Parameter Zeros(long size) => Add(torch.zeros(size));

    protected Norm CreateNorm(long size) => new(Add(torch.ones(size)), Zeros(size), Statistic(torch.zeros(size)), Statistic(torch.ones(size)));

    protected static torch.Tensor Half(torch.Tensor tensor) => tensor.to_type(torch.ScalarType.BFloat16);

    protected static torch.Tensor Convolve(torch.Tensor input, Parameter weight, Parameter? bias = null, long padding = 0)
    {
        using var half = Half(weight);
        using var halfBias = bias is null ? null : Half(bias);
        return functional.conv2d(input, half, halfBias, padding: [padding, padding]);
    }

    protected static torch.Tensor Depthwise(torch.Tensor input, Parameter weight, long stride)
    {
        if (stride == 1)
        {
            using var half = Half(weight);
            return functional.conv2d(input, half, padding: [1, 1], groups: weight.shape[0]);
        }

        using var single = input.to_type(torch.ScalarType.Float32);
        using var result = functional.conv2d(single, weight, strides: [stride, stride], padding: [1, 1], groups: weight.shape[0]);
        return Half(result);
    }

    protected static torch.Tensor Connect(torch.Tensor input, Parameter weight, Parameter bias)
    {
        using var half = Half(weight);
        using var halfBias = Half(bias);
        return functional.linear(input, half, halfBias);
    }

    protected torch.Tensor Normalize(torch.Tensor input, Norm norm)
    {
        using (input)
            return functional.batch_norm(input, norm.Mean, norm.Variance, norm.Scale, norm.Shift, Training);
    }

    protected static torch.Tensor Pool(torch.Tensor input)
    {
        using (input)
            return functional.max_pool2d(input, 2);
    }

    private Parameter Add(torch.Tensor value)
    {
        var parameter = new Parameter(value.DetachFromDisposeScope());
        Parameters.Add(parameter);
        return parameter;
    }

    private torch.Tensor Statistic(torch.Tensor value)
    {
        _statistics.Add(value.DetachFromDisposeScope());
        return value;
    }

    protected sealed record Norm(Parameter Scale, Parameter Shift, torch.Tensor Mean, torch.Tensor Variance);
}
