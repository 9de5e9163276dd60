using NasCloud.Training.Datasets;
using TorchSharp;

namespace NasCloud.Benchmarks.Tutorial;

/// <summary>Samples as TorchSharp's tutorials serve them: one at a time, each through its transforms.</summary>
internal sealed class TutorialDataset(ImageSamples samples) : torch.utils.data.Dataset
{
    public override long Count => samples.Count;

    public override Dictionary<string, torch.Tensor> GetTensor(long index)
    {
        using var scope = torch.NewDisposeScope();
        var image = torch.tensor(samples.Sample((int)index).ToArray(), [1, 28, 28]).to_type(torch.ScalarType.Float32);
        var normalized = ((image / 255) - 0.2860) / 0.3530;
        return new()
        {
            ["data"] = normalized.MoveToOuterDisposeScope(),
            ["label"] = torch.tensor((long)samples.Labels[(int)index]).MoveToOuterDisposeScope(),
        };
    }
}
