using NasCloud.Core.Randomness;
using NasCloud.Training.Datasets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace NasCloud.Benchmarks.HandWritten;

/// <summary>
/// The best loop known for exactly one network, written out by hand: data resident as a tensor of bytes, channels last,
/// bfloat16 forward, activations in place, every intermediate tensor freed at once.
/// </summary>
internal sealed class HandWrittenContender : IContender
{
    private readonly HandWrittenNetwork _network;
    private readonly AdamW _optimizer;
    private readonly torch.Tensor _training;
    private readonly torch.Tensor _trainingLabels;
    private readonly torch.Tensor _test;
    private readonly torch.Tensor _testLabels;
    private int _epoch;

    public HandWrittenContender(string network, ImageSamples training, ImageSamples test)
    {
        _network = network switch { "tiny" => new HandWrittenTiny(), "medium" => new HandWrittenMedium(), _ => new HandWrittenLarge() };
        _optimizer = torch.optim.AdamW(_network.Parameters, 0.001);
        (_training, _trainingLabels) = Resident(training);
        (_test, _testLabels) = Resident(test);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        foreach (var tensor in new[] { _training, _trainingLabels, _test, _testLabels })
            tensor.Dispose();
    }

    public int Train()
    {
        _network.Training = true;
        using var scope = torch.NewDisposeScope();
        int[] shuffled = [.. Enumerable.Range(0, (int)_training.shape[0])];
        RandomStream.Create(1, "shuffle", _epoch++).Shuffle(shuffled);
        var order = torch.tensor(Array.ConvertAll(shuffled, index => (long)index));
        var total = torch.zeros(1);
        var steps = shuffled.Length / 128;
        for (var step = 0; step < steps; step++)
            Step(order, step, total);
        return float.IsFinite(total.item<float>()) ? steps * 128 : throw new InvalidOperationException("The hand-written loop's loss is not finite.");
    }

    public (int Right, int Count) Evaluate()
    {
        _network.Training = false;
        using var _ = torch.no_grad();
        var (right, count) = (0, (int)_test.shape[0]);
        for (var start = 0; start < count; start += 128)
        {
            using var scope = torch.NewDisposeScope();
            var length = Math.Min(128, count - start);
            var logits = _network.Forward(Normalize(_test.narrow(0, start, length)));
            right += (int)logits.argmax(1).eq(_testLabels.narrow(0, start, length)).sum().item<long>();
        }

        return (right, count);
    }

    private void Step(torch.Tensor order, int step, torch.Tensor total)
    {
        using var scope = torch.NewDisposeScope();
        var indices = order.narrow(0, step * 128, 128);
        var logits = _network.Forward(Normalize(_training.index_select(0, indices)));
        var loss = functional.cross_entropy(logits, _trainingLabels.index_select(0, indices));
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        total.add_(loss.detach());
    }

    private static torch.Tensor Normalize(torch.Tensor bytes) =>
        bytes.to_type(torch.ScalarType.Float32).mul_(1 / (255 * 0.3530)).sub_(0.2860 / 0.3530).as_strided([bytes.shape[0], 1, 28, 28], [784, 1, 28, 1]);

    private static (torch.Tensor Images, torch.Tensor Labels) Resident(ImageSamples samples) => (
        torch.tensor(samples.Pixels, [samples.Count, 784]),
        torch.tensor(Array.ConvertAll(samples.Labels, label => (long)label)));
}
