using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Benchmarks.HandWritten;

internal sealed class HandWrittenTiny : HandWrittenNetwork
{
    private readonly Parameter _conv16;
    private readonly Parameter _bias16;
    private readonly Parameter _conv32;
    private readonly Parameter _bias32;
    private readonly Parameter _hidden;
    private readonly Parameter _hiddenBias;
    private readonly Parameter _output;
    private readonly Parameter _outputBias;

    public HandWrittenTiny()
    {
        (_conv16, _bias16) = (Weight(16, 1, 3, 3), Zeros(16));
        (_conv32, _bias32) = (Weight(32, 16, 3, 3), Zeros(32));
        (_hidden, _hiddenBias) = (Weight(64, 7 * 7 * 32), Zeros(64));
        (_output, _outputBias) = (Weight(10, 64), Zeros(10));
    }

    public override torch.Tensor Forward(torch.Tensor images)
    {
        using var first = Pool(Convolve(Half(images), _conv16, _bias16, padding: 1).relu_());
        using var second = Pool(Convolve(first, _conv32, _bias32, padding: 1).relu_());
        using var flat = second.flatten(1);
        using var hidden = Connect(flat, _hidden, _hiddenBias).relu_();
        return Connect(hidden, _output, _outputBias).to_type(torch.ScalarType.Float32);
    }
}
