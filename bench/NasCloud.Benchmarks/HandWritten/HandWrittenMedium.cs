using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Benchmarks.HandWritten;

internal sealed class HandWrittenMedium : HandWrittenNetwork
{
    private readonly Parameter _conv32;
    private readonly Parameter _conv64;
    private readonly Parameter _conv128;
    private readonly Norm _norm32;
    private readonly Norm _norm64;
    private readonly Norm _norm128;
    private readonly Parameter _output;
    private readonly Parameter _outputBias;

    public HandWrittenMedium()
    {
        (_conv32, _norm32) = (Weight(32, 1, 3, 3), CreateNorm(32));
        (_conv64, _norm64) = (Weight(64, 32, 3, 3), CreateNorm(64));
        (_conv128, _norm128) = (Weight(128, 64, 3, 3), CreateNorm(128));
        (_output, _outputBias) = (Weight(10, 128), Zeros(10));
    }

    public override torch.Tensor Forward(torch.Tensor images)
    {
        using var first = Pool(Normalize(Convolve(Half(images), _conv32, padding: 1), _norm32).relu_());
        using var second = Pool(Normalize(Convolve(first, _conv64, padding: 1), _norm64).relu_());
        using var third = Normalize(Convolve(second, _conv128, padding: 1), _norm128).relu_();
        using var features = third.mean([2, 3]);
        return Connect(features, _output, _outputBias).to_type(torch.ScalarType.Float32);
    }
}
