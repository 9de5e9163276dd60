using NasCloud.Benchmarks.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Benchmarks.HandWritten;

internal sealed class HandWrittenLarge : HandWrittenNetwork
{
    private readonly Parameter _stem;
    private readonly Norm _stemNorm;
    private readonly Block[] _blocks;
    private readonly Parameter _head;
    private readonly Norm _headNorm;
    private readonly Parameter _output;
    private readonly Parameter _outputBias;

    public HandWrittenLarge()
    {
        (_stem, _stemNorm) = (Weight(16, 1, 3, 3), CreateNorm(16));
        _blocks = [.. BenchmarkNetworks.LargeBlocks.Select((block, index) =>
            CreateBlock(index == 0 ? 16 : BenchmarkNetworks.LargeBlocks[index - 1].Channels, block))];
        (_head, _headNorm) = (Weight(256, 80, 1, 1), CreateNorm(256));
        (_output, _outputBias) = (Weight(10, 256), Zeros(10));
    }

    public override torch.Tensor Forward(torch.Tensor images)
    {
        var features = Normalize(Convolve(Half(images), _stem, padding: 1), _stemNorm).relu6_();
        foreach (var block in _blocks)
        {
            using var input = features;
            features = Forward(input, block);
        }

        using var last = features;
        using var head = Normalize(Convolve(last, _head), _headNorm).relu6_();
        using var average = head.mean([2, 3]);
        return Connect(average, _output, _outputBias).to_type(torch.ScalarType.Float32);
    }

    private torch.Tensor Forward(torch.Tensor input, Block block)
    {
        using var expanded = Normalize(Convolve(input, block.Expand), block.ExpandNorm).relu6_();
        using var filtered = Normalize(Depthwise(expanded, block.Filter, block.Stride), block.FilterNorm).relu6_();
        var projected = Normalize(Convolve(filtered, block.Project), block.ProjectNorm);
        if (!block.Residual)
            return projected;
        using (projected)
            return projected + input;
    }

    private Block CreateBlock(int input, (int Channels, int Expanded, int Stride) block) => new(
        Weight(block.Expanded, input, 1, 1), CreateNorm(block.Expanded),
        Weight(block.Expanded, 1, 3, 3), CreateNorm(block.Expanded),
        Weight(block.Channels, block.Expanded, 1, 1), CreateNorm(block.Channels),
        block.Stride, input == block.Channels && block.Stride == 1);

    private sealed record Block(
        Parameter Expand, Norm ExpandNorm, Parameter Filter, Norm FilterNorm, Parameter Project, Norm ProjectNorm, int Stride, bool Residual);
}
