using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace NasCloud.Benchmarks.Tutorial;

internal sealed class InvertedResidual : Module<torch.Tensor, torch.Tensor>
{
    private readonly Sequential _layers;
    private readonly bool _residual;

    public InvertedResidual(int input, (int Channels, int Expanded, int Stride) block)
        : base(nameof(InvertedResidual))
    {
        _residual = input == block.Channels && block.Stride == 1;
        _layers = Sequential(
            Conv2d(input, block.Expanded, 1L, bias: false), BatchNorm2d(block.Expanded), ReLU6(),
            Conv2d(block.Expanded, block.Expanded, 3L, stride: block.Stride, padding: 1L, groups: block.Expanded, bias: false), BatchNorm2d(block.Expanded), ReLU6(),
            Conv2d(block.Expanded, block.Channels, 1L, bias: false), BatchNorm2d(block.Channels));
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input) => _residual ? input + _layers.call(input) : _layers.call(input);
}
