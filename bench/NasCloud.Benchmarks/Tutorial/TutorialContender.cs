using NasCloud.Benchmarks.Networks;
using NasCloud.Training.Datasets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace NasCloud.Benchmarks.Tutorial;

/// <summary>The loop of TorchSharp's tutorials: a DataLoader, modules in sequence, channels first, float32.</summary>
internal sealed class TutorialContender : IContender
{
    private readonly ImageSamples _training;
    private readonly ImageSamples _test;
    private readonly Sequential _network;
    private readonly AdamW _optimizer;

    public TutorialContender(string network, ImageSamples training, ImageSamples test)
    {
        (_training, _test) = (training, test);
        _network = Create(network);
        _optimizer = torch.optim.AdamW(_network.parameters(), 0.001);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
    }

    public int Train()
    {
        _network.train();
        using var loader = torch.utils.data.DataLoader(new TutorialDataset(_training), 128, shuffle: true, drop_last: true);
        var loss = CrossEntropyLoss();
        var total = 0.0;
        var count = 0;
        foreach (var batch in loader)
        {
            using var scope = torch.NewDisposeScope();
            _optimizer.zero_grad();
            var output = loss.call(_network.call(batch["data"]), batch["label"]);
            output.backward();
            _optimizer.step();
            total += output.item<float>();
            count += (int)batch["label"].shape[0];
        }

        return double.IsFinite(total) ? count : throw new InvalidOperationException("The tutorial's loss is not finite.");
    }

    public (int Right, int Count) Evaluate()
    {
        _network.eval();
        using var _ = torch.no_grad();
        using var loader = torch.utils.data.DataLoader(new TutorialDataset(_test), 128);
        var (right, count) = (0, 0);
        foreach (var batch in loader)
        {
            using var scope = torch.NewDisposeScope();
            right += (int)_network.call(batch["data"]).argmax(1).eq(batch["label"]).sum().item<long>();
            count += (int)batch["label"].shape[0];
        }

        return (right, count);
    }

    private static Sequential Create(string network) => network switch
    {
        "tiny" => Sequential(
            Conv2d(1, 16, 3L, padding: 1L), ReLU(), MaxPool2d(2L), Conv2d(16, 32, 3L, padding: 1L), ReLU(), MaxPool2d(2L),
            Flatten(), Linear(7 * 7 * 32, 64), ReLU(), Linear(64, 10)),
        "medium" => Sequential(
            Conv2d(1, 32, 3L, padding: 1L, bias: false), BatchNorm2d(32), ReLU(), MaxPool2d(2L),
            Conv2d(32, 64, 3L, padding: 1L, bias: false), BatchNorm2d(64), ReLU(), MaxPool2d(2L),
            Conv2d(64, 128, 3L, padding: 1L, bias: false), BatchNorm2d(128), ReLU(),
            AdaptiveAvgPool2d(1L), Flatten(), Linear(128, 10)),
        _ => Sequential(
            [
                Conv2d(1, 16, 3L, padding: 1L, bias: false), BatchNorm2d(16), ReLU6(),
                .. BenchmarkNetworks.LargeBlocks.Select((block, index) =>
                    new InvertedResidual(index == 0 ? 16 : BenchmarkNetworks.LargeBlocks[index - 1].Channels, block)),
                Conv2d(80, 256, 1L, bias: false), BatchNorm2d(256), ReLU6(),
                AdaptiveAvgPool2d(1L), Flatten(), Linear(256, 10),
            ]),
    };
}
