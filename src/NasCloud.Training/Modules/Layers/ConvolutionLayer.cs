using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>A convolution, of all channels or of each by itself.</summary>
internal sealed class ConvolutionLayer : WeightedLayer
{
    private readonly int _skip;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation;
    private readonly long _groups;
    private readonly bool _float32OnCpu;
    private readonly bool _wrongInFloat32;
    private readonly long[] _kernel;

    public ConvolutionLayer(Parameter weight, Parameter? bias, int kernel, int stride, int dilation, int groups, bool ofSequences = false)
        : base(weight, bias)
    {
        // A pointwise convolution with a stride is one without it of the pixels that it looks at. Handed
        // the stride, libtorch 2.10 corrupts the heap where channels are few (seen on a processor with AVX-512).
        _skip = kernel == 1 ? stride : 1;
        // A sequence is an image of one row, and so is the kernel.
        _stride = [ofSequences ? 1 : stride / _skip, stride / _skip];
        _padding = [ofSequences ? 0 : kernel / 2 * dilation, kernel / 2 * dilation];
        _dilation = [ofSequences ? 1 : dilation, dilation];
        _groups = groups;
        _kernel = weight.shape[2..];
        _wrongInFloat32 = WrongInFloat32(weight.shape[0], kernel, groups);
        _float32OnCpu = SlowInBFloat16(kernel, stride, dilation, groups) || WrongInBFloat16(weight.shape, kernel, groups);
    }

    /// <inheritdoc/>
    public override torch.Tensor Apply(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, ForwardMode mode)
    {
        if (!mode.OnCpu || mode.Precision == torch.ScalarType.Float64)
            return Convolve(input, weight, bias, mode.Precision, mode.OnCpu);
        var precision = _float32OnCpu ? torch.ScalarType.Float32 : mode.Precision;
        return mode.Cast(IsSpoilt(input) ? MultiplyWindows(input, weight, bias) : Convolve(input, weight, bias, precision, onCpu: true));
    }

    private torch.Tensor Convolve(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias, torch.ScalarType precision, bool onCpu) => precision switch
    {
        torch.ScalarType.Float64 => ConvolveDoubles(Skip(input), weight, bias),
        torch.ScalarType.Float32 when onCpu && _wrongInFloat32 => Multiply(Casting.To(Skip(input), precision), Casting.To(weight, precision), bias),
        _ => torch.nn.functional.conv2d(
            MemoryLayout.ChannelsLast(Casting.To(Skip(input), precision)),
            Casting.To(weight, precision),
            Cast(bias, precision),
            _stride,
            _padding,
            _dilation,
            groups: _groups),
    };

    /// <summary>A pointwise convolution as the product of each pixel's channels and the weight.</summary>
    private static torch.Tensor Multiply(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias) => torch.nn.functional.linear(
        input.permute(0, 2, 3, 1), weight.flatten(1), Cast(bias, torch.ScalarType.Float32)).permute(0, 3, 1, 2);

    /// <summary>A convolution as the product of each window's pixels and the weight, in float32.</summary>
    private torch.Tensor MultiplyWindows(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias)
    {
        input = Casting.To(input, torch.ScalarType.Float32);
        var windows = torch.nn.functional.unfold(input, (_kernel[0], _kernel[1]), (_dilation[0], _dilation[1]), (_padding[0], _padding[1]), (_stride[0], _stride[1]));
        var products = torch.nn.functional.linear(windows.transpose(1, 2), Casting.To(weight, torch.ScalarType.Float32).flatten(1), Cast(bias, torch.ScalarType.Float32));
        return products.transpose(1, 2).reshape(input.shape[0], weight.shape[0], Extent(input, 0), Extent(input, 1));
    }

    private static torch.Tensor? Cast(torch.Tensor? bias, torch.ScalarType precision) => bias is null ? null : Casting.To(bias, precision);

    private long Extent(torch.Tensor input, int axis) =>
        ((input.shape[axis + 2] + (2 * _padding[axis]) - (_dilation[axis] * (_kernel[axis] - 1)) - 1) / _stride[axis]) + 1;

    /// <summary>
    /// What oneDNN as libtorch 2.10 has it computes wrong on a processor with AVX-512: the gradient by images of one channel, where
    /// somebody wants it, and images that are smaller than the kernel.
    /// </summary>
    private bool IsSpoilt(torch.Tensor input) => _groups == 1 && _kernel[1] > 1
        && ((input.requires_grad && input.shape[1] == 1) || IsSmallerThanTheKernel(input.shape));

    private bool IsSmallerThanTheKernel(long[] shape) => Enumerable.Range(0, 2).Any(axis => _dilation[axis] * (_kernel[axis] - 1) >= shape[axis + 2]);

    /// <summary>
    /// As one of volumes that are one pixel deep: oneDNN has no kernels for float64, and before libtorch takes its own for
    /// images it tries NNPACK, which says on the error stream, each time, that it does not run on this processor.
    /// </summary>
    private torch.Tensor ConvolveDoubles(torch.Tensor input, torch.Tensor weight, torch.Tensor? bias) =>
        torch.nn.functional.conv3d(input.unsqueeze(2), weight.unsqueeze(2), bias, [1, .. _stride], [0, .. _padding], [1, .. _dilation], groups: _groups).squeeze(2);

    private torch.Tensor Skip(torch.Tensor input) =>
        _skip == 1 ? input : input.slice(2, 0, input.shape[2], _skip).slice(3, 0, input.shape[3], _skip);

    /// <summary>oneDNN has no fast bfloat16 kernel for depthwise convolutions with a stride, a dilation or a large kernel: ten times slower.</summary>
    private static bool SlowInBFloat16(int kernel, int stride, int dilation, long groups) => groups > 1 && (stride > 1 || dilation > 1 || kernel > 3);

    /// <summary>
    /// In float32 oneDNN as libtorch 2.10 has it computes a pointwise convolution of channels-last images in blocks of filters, and the
    /// last ones wrong where no block fits their number: 36, 72, 80 or 100 of them, say, on a processor with AVX-512.
    /// </summary>
    private static bool WrongInFloat32(long filters, int kernel, long groups) =>
        groups == 1 && kernel == 1 && filters > 32 && filters % 32 != 0 && filters % 48 != 0;

    /// <summary>
    /// In bfloat16 oneDNN adds up channels two at a time. Of an odd number, filters in the backward pass too, it reads one
    /// more than there is and multiplies it by 0: not a number, where what it finds there is none. Of grey images it has
    /// kernels for blocks of 16 filters, and gives other numbers where no block fits: of 8, 24 or 36, say, with AVX-512.
    /// </summary>
    private static bool WrongInBFloat16(long[] weight, int kernel, long groups) =>
        groups == 1 && (weight[0] % 2 == 1 || (weight[1] % 2 == 1 && kernel == 1) || (weight[1] == 1 && weight[0] % 16 != 0));
}
